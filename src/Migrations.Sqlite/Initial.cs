using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fashu.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kernel_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Matter = table.Column<Guid>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_calendar",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Off = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Work = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_calendar", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "kernel_clock",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Article = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Tag = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Expiry = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Provisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PausedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Pauses = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ExpiredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_clock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_done",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_done", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "kernel_job",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_job", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_leaf",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_leaf", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_matter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: true),
                    Handler = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    StageTitle = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    NextActor = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DueSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ChangesAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_matter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_participant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RoleTitle = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_participant", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_reaction",
                columns: table => new
                {
                    Outbox = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reaction = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction", x => new { x.Outbox, x.Reaction });
                });

            migrationBuilder.CreateTable(
                name: "kernel_setting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_setting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ActTitle = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FromStage = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ToStage = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ToStageTitle = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ByPost = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Article = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Internal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_step", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_code",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_code", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    PhoneSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PhoneSeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PhoneDoubted = table.Column<bool>(type: "INTEGER", nullable: false),
                    NameTries = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: true),
                    IdNumberIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VerifiedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Guardian = table.Column<Guid>(type: "TEXT", nullable: true),
                    Elder = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Stamp = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_phone",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_phone", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_token",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Start = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_token", x => x.Id);
                });

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
                name: "IX_people_code_Address_SentAt",
                table: "people_code",
                columns: new[] { "Address", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_people_code_PhoneIndex_SentAt",
                table: "people_code",
                columns: new[] { "PhoneIndex", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_people_code_SentAt",
                table: "people_code",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_Guardian",
                table: "people_person",
                column: "Guardian");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_IdNumberIndex",
                table: "people_person",
                column: "IdNumberIndex");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_Name",
                table: "people_person",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_PhoneIndex",
                table: "people_person",
                column: "PhoneIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_phone_PersonId",
                table: "people_phone",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_people_phone_PhoneIndex",
                table: "people_phone",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_people_token_Hash",
                table: "people_token",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_token_OwnerId",
                table: "people_token",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "people_code");

            migrationBuilder.DropTable(
                name: "people_person");

            migrationBuilder.DropTable(
                name: "people_phone");

            migrationBuilder.DropTable(
                name: "people_token");
        }
    }
}
