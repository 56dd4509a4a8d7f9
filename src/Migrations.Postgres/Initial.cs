using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Fashu.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attachments_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Party = table.Column<Guid>(type: "uuid", nullable: true),
                    VisibleToOthers = table.Column<bool>(type: "boolean", nullable: false),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedBy = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Act = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: true),
                    Matter = table.Column<Guid>(type: "uuid", nullable: true),
                    Detail = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Address = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_calendar",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Off = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Work = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_calendar", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "kernel_clock",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Title = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Who = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Article = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Tag = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Expiry = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Provisional = table.Column<bool>(type: "boolean", nullable: false),
                    Why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    PausedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Pauses = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    ExpiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_clock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_done",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_done", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "kernel_job",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_job", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_leaf",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_leaf", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_matter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Number = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Title = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "uuid", nullable: true),
                    Handler = table.Column<Guid>(type: "uuid", nullable: true),
                    HandlerName = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Channel = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Stage = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    StageTitle = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Colour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    NextActor = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    DueSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ChangesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Risk = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_matter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Content = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_participant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    RoleTitle = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    PhoneIndex = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_participant", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_reaction",
                columns: table => new
                {
                    Outbox = table.Column<Guid>(type: "uuid", nullable: false),
                    Reaction = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction", x => new { x.Outbox, x.Reaction });
                });

            migrationBuilder.CreateTable(
                name: "kernel_setting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_setting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ActTitle = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    FromStage = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ToStage = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ToStageTitle = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ByPost = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Article = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Internal = table.Column<bool>(type: "boolean", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_step", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<Guid>(type: "uuid", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    PhoneIndex = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Fact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    GatewayId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Trouble = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Fact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    OvertakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_notice", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_attachments_file_MatterId",
                table: "attachments_file",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_file_Sha256",
                table: "attachments_file",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_ActorId_At",
                table: "kernel_audit",
                columns: new[] { "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_Matter_At",
                table: "kernel_audit",
                columns: new[] { "Matter", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_Person_At",
                table: "kernel_audit",
                columns: new[] { "Person", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_MatterId",
                table: "kernel_clock",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_State_DueAt",
                table: "kernel_clock",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_leaf_MatterId",
                table: "kernel_leaf",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_ChangesAt",
                table: "kernel_matter",
                column: "ChangesAt");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_FiledAt",
                table: "kernel_matter",
                column: "FiledAt");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_Handler_ClosedAt",
                table: "kernel_matter",
                columns: new[] { "Handler", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_Number",
                table: "kernel_matter",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_Place_FiledAt",
                table: "kernel_matter",
                columns: new[] { "Place", "FiledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_DueAt_Id",
                table: "kernel_outbox",
                columns: new[] { "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_participant_MatterId",
                table: "kernel_participant",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_participant_Name",
                table: "kernel_participant",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_participant_PersonId",
                table: "kernel_participant",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_participant_PhoneIndex",
                table: "kernel_participant",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_setting_Key_From",
                table: "kernel_setting",
                columns: new[] { "Key", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_step_MatterId_No",
                table: "kernel_step",
                columns: new[] { "MatterId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_Fact",
                table: "notices_message",
                column: "Fact");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_GatewayId",
                table: "notices_message",
                column: "GatewayId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_MatterId",
                table: "notices_message",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_NextAt",
                table: "notices_message",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_PhoneIndex",
                table: "notices_message",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_Fact",
                table: "notices_notice",
                column: "Fact");

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_To_At",
                table: "notices_notice",
                columns: new[] { "To", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_To_ReadAt_At",
                table: "notices_notice",
                columns: new[] { "To", "ReadAt", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachments_file");

            migrationBuilder.DropTable(
                name: "kernel_audit");

            migrationBuilder.DropTable(
                name: "kernel_calendar");

            migrationBuilder.DropTable(
                name: "kernel_clock");

            migrationBuilder.DropTable(
                name: "kernel_done");

            migrationBuilder.DropTable(
                name: "kernel_job");

            migrationBuilder.DropTable(
                name: "kernel_leaf");

            migrationBuilder.DropTable(
                name: "kernel_matter");

            migrationBuilder.DropTable(
                name: "kernel_outbox");

            migrationBuilder.DropTable(
                name: "kernel_participant");

            migrationBuilder.DropTable(
                name: "kernel_reaction");

            migrationBuilder.DropTable(
                name: "kernel_setting");

            migrationBuilder.DropTable(
                name: "kernel_step");

            migrationBuilder.DropTable(
                name: "notices_message");

            migrationBuilder.DropTable(
                name: "notices_notice");
        }
    }
}
