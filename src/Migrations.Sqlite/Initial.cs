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
                name: "attachments_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Party = table.Column<Guid>(type: "TEXT", nullable: true),
                    VisibleToOthers = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "divisions_division",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Successors = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions_division", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "divisions_place",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Division = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SharedDevice = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    WithdrawnWhy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions_place", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "items_figure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Figure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    County = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Whole = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items_figure", x => x.Id);
                });

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
                name: "kernel_counter",
                columns: table => new
                {
                    Series = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_counter", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "kernel_done",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_done", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "kernel_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Giver = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Network = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_draft", x => x.Id);
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
                    Silent = table.Column<bool>(type: "INTEGER", nullable: false),
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
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Joined = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    Reason = table.Column<string>(type: "TEXT", maxLength: 12000, nullable: true),
                    Article = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Internal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_step", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_tally",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Open = table.Column<bool>(type: "INTEGER", nullable: false),
                    Change = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_tally", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_version",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_version", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_case",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    OfferEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OfferedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OfferedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfferFirms = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    OfferAbout = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    WishedLawyer = table.Column<Guid>(type: "TEXT", nullable: true),
                    WishedName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    WishAnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WishRefused = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OtherName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OtherIsFirm = table.Column<bool>(type: "INTEGER", nullable: false),
                    OtherPhone = table.Column<string>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RulesDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Green = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Flags = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Unseen = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Seen = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    SeenHow = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    Pledged = table.Column<bool>(type: "INTEGER", nullable: false),
                    LimitDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LimitEvent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LimitEventOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NeedsPreservation = table.Column<bool>(type: "INTEGER", nullable: false),
                    FiledByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NumberWord = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NumberYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ProposesGrant = table.Column<bool>(type: "INTEGER", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Opinion = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SupplementAsked = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    SupplementAskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UpheldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ObjectedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    FiledById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    GivenFirstAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndAsked = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Firm = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirmName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AssignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReplacementAsked = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Ended = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    FinishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quality = table.Column<int>(type: "INTEGER", nullable: true),
                    SubsidyFen = table.Column<long>(type: "INTEGER", nullable: true),
                    MeansFound = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MeansSource = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    MeansFoundAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MeansFoundBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PledgeBrokenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RepeatOf = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NoticeOrgan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NoticeFrom = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NoticeBody = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoticeNumber = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NoticeStage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HeldAt = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NoticeMust = table.Column<bool>(type: "INTEGER", nullable: false),
                    OrganToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LetterReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LetterReceivedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CostsFen = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedFineFen = table.Column<long>(type: "INTEGER", nullable: true),
                    PenaltyProposedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PenaltyProposedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PenaltyNumber = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    OrderedCostsFen = table.Column<long>(type: "INTEGER", nullable: true),
                    FineFen = table.Column<long>(type: "INTEGER", nullable: true),
                    PenaltyAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: true),
                    Handler = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    BackedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Tallied = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_case", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_check_use",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_check_use", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_duty_shift",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lawyer = table.Column<Guid>(type: "TEXT", nullable: false),
                    LawyerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FirmName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Site = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SiteName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_duty_shift", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_file_draw",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Seed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Numbers = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Files = table.Column<int>(type: "INTEGER", nullable: false),
                    Drawn = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_file_draw", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_file_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: true),
                    Lawyer = table.Column<Guid>(type: "TEXT", nullable: true),
                    LawyerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reviewer = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReviewerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ScaleFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Given = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: true),
                    Band = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_file_review", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_firm_hand",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Given = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_firm_hand", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_archive",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Retention = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    VolumeSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Attachment = table.Column<Guid>(type: "TEXT", nullable: false),
                    MissingReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_archive", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_call",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DrawId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfficeName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Officer = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfficerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Participant = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PartyRole = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    LastTriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NotMade = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Score = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_call", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_call_draw",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Seed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Matters = table.Column<int>(type: "INTEGER", nullable: false),
                    Drawn = table.Column<int>(type: "INTEGER", nullable: false),
                    PassedOver = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_call_draw", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_rating",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Participant = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Score = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Officer = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfficerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_rating", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_rating_link",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_rating_link", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_rectification",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    About = table.Column<Guid>(type: "TEXT", nullable: false),
                    AboutKind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AboutNumber = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RatingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CallId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RatedOfficer = table.Column<Guid>(type: "TEXT", nullable: true),
                    RatedOfficerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Complaint = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Measures = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    SatisfiedAfter = table.Column<bool>(type: "INTEGER", nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: true),
                    Handler = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    BackedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Tallied = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_rectification", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_referral",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromMatter = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FromParticipant = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ToKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ToMatter = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToParticipant = table.Column<Guid>(type: "TEXT", nullable: true),
                    Office = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Carried = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfferedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_referral", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matters_supervision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FromBelow = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedByPost = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AnsweredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredByPost = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_supervision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mediation_case",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ScannedCode = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HandedUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NumberWord = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NumberYear = table.Column<int>(type: "INTEGER", nullable: true),
                    NumberSerial = table.Column<int>(type: "INTEGER", nullable: true),
                    NumberOffice = table.Column<Guid>(type: "TEXT", nullable: true),
                    NumberVoided = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    FiledByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DangerSigns = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Routes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Extensions = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Office = table.Column<Guid>(type: "TEXT", nullable: true),
                    Handler = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    BackedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Tallied = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_case", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_contact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Silent = table.Column<bool>(type: "INTEGER", nullable: false),
                    FromHour = table.Column<int>(type: "INTEGER", nullable: true),
                    UntilHour = table.Column<int>(type: "INTEGER", nullable: true),
                    Needs = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Own = table.Column<bool>(type: "INTEGER", nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_contact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<Guid>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Law = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GatewayId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OvertakenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_conflict",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DeclaredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_conflict", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_grant",
                columns: table => new
                {
                    Post = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_grant", x => new { x.Post, x.Permission });
                });

            migrationBuilder.CreateTable(
                name: "organizations_hand_over",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FromSignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ToSignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Matters = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_hand_over", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_hand_over_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandOverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StageTitle = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_hand_over_item", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_lawyer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LicenceNo = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    PractisingSince = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CriminalSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MostOpen = table.Column<int>(type: "INTEGER", nullable: false),
                    Taking = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_lawyer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_leave",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_leave", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_link",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_link", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Woman = table.Column<bool>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_member", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_organization",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Division = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    NumberWord = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SealText = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    TermFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ChangedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_organization", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_post",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Division = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GivenBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_post", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_recovery_code",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_recovery_code", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_sign_in_try",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Succeeded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_sign_in_try", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_staff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Login = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    PhoneMasked = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MustChange = table.Column<bool>(type: "INTEGER", nullable: false),
                    TotpSecret = table.Column<string>(type: "TEXT", nullable: true),
                    TotpProposedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TotpSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TotpStep = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HiredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Skills = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MaxLoad = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organizations_totp_reset",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RejectedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations_totp_reset", x => x.Id);
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
                name: "people_consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Matter = table.Column<Guid>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_consent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CheckId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_ended_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_ended_session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_guardian",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    Guardian = table.Column<Guid>(type: "TEXT", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ProvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_guardian", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: false),
                    IdNumberIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NewPhone = table.Column<string>(type: "TEXT", nullable: true),
                    Child = table.Column<Guid>(type: "TEXT", nullable: true),
                    AtCounter = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_identity", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_name_key",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 44, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_name_key", x => new { x.PersonId, x.Key });
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
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Stamp = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_token", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_assignment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lawyer = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Firm = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirmName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_assignment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_assignment_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_delivery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DroppedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_delivery", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_delivery_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Told = table.Column<bool>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_entry_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_guardian",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_guardian", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_guardian_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_hearing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Where = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_hearing", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_hearing_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_mandate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lawyer = table.Column<Guid>(type: "TEXT", nullable: false),
                    LawyerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FirmName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Task = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PowerNames = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Until = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PaperOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    PreparedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_mandate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_mandate_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SpeakerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    SpeakerBasis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ClaimFen = table.Column<long>(type: "INTEGER", nullable: true),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimFor = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PledgeBrokenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Represents = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResultKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResultFen = table.Column<long>(type: "INTEGER", nullable: true),
                    ResultOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ResultPaper = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Leaving = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedWhy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_person", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_person_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_recusal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Officer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OfHead = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Again = table.Column<bool>(type: "INTEGER", nullable: false),
                    Granted = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_recusal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_recusal_legalaid_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "legalaid_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_duty_talk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Charge = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HelpNames = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Said = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Opinion = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Plea = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    WantsAid = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StruckAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StruckWhy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ShiftId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_duty_talk", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_duty_talk_legalaid_duty_shift_ShiftId",
                        column: x => x.ShiftId,
                        principalTable: "legalaid_duty_shift",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "matters_referral_result",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReferralId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Fen = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matters_referral_result", x => new { x.ReferralId, x.Id });
                    table.ForeignKey(
                        name: "FK_matters_referral_result_matters_referral_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "matters_referral",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_agreement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Points = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DraftedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DraftedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SealedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    EffectiveAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PaperOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Document = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_agreement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_agreement_mediation_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "mediation_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_invitation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_invitation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_invitation_mediation_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "mediation_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_party",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Representative = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AgentBasis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RightsReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RightsReadWay = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ConsentedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConsentWay = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CalledName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    MandateSeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MandateSeenBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Helper = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    HelperBasis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_party", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_party_mediation_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "mediation_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Present = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApplicantReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RespondentReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_session_mediation_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "mediation_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_visit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Found = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Performed = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_visit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_visit_mediation_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "mediation_case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices_contact_other",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    MayKnow = table.Column<bool>(type: "INTEGER", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_contact_other", x => x.Id);
                    table.ForeignKey(
                        name: "FK_notices_contact_other_notices_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "notices_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_mandate_signature",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Party = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Image = table.Column<Guid>(type: "TEXT", nullable: true),
                    Proof = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MandateId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_mandate_signature", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_mandate_signature_legalaid_mandate_MandateId",
                        column: x => x.MandateId,
                        principalTable: "legalaid_mandate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legalaid_receipt",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Fen = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legalaid_receipt", x => x.Id);
                    table.ForeignKey(
                        name: "FK_legalaid_receipt_legalaid_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "legalaid_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_signature",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Party = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Image = table.Column<Guid>(type: "TEXT", nullable: true),
                    Proof = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_signature", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_signature_mediation_agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "mediation_agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mediation_term",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Fen = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    How = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PerformedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PerformedHow = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Broken = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ApplicantSays_Performed = table.Column<bool>(type: "INTEGER", nullable: true),
                    ApplicantSays_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ApplicantSays_Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ApplicantSays_At = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RespondentSays_Performed = table.Column<bool>(type: "INTEGER", nullable: true),
                    RespondentSays_On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RespondentSays_Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RespondentSays_At = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mediation_term", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mediation_term_mediation_agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "mediation_agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_divisions_division_Code_From",
                table: "divisions_division",
                columns: new[] { "Code", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_divisions_place_Division",
                table: "divisions_place",
                column: "Division");

            migrationBuilder.CreateIndex(
                name: "IX_items_figure_Figure_Kind_Month_County",
                table: "items_figure",
                columns: new[] { "Figure", "Kind", "Month", "County" },
                unique: true);

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
                name: "IX_kernel_draft_ExpiresAt",
                table: "kernel_draft",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_draft_TokenHash",
                table: "kernel_draft",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_leaf_MatterId",
                table: "kernel_leaf",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_ChangesAt",
                table: "kernel_matter",
                column: "ChangesAt");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_matter_Colour_DueAt",
                table: "kernel_matter",
                columns: new[] { "Colour", "DueAt" },
                filter: "\"Colour\" IN ('Blue', 'Orange', 'Yellow', 'Red')");

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
                name: "IX_legalaid_assignment_CaseId",
                table: "legalaid_assignment",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_assignment_Lawyer",
                table: "legalaid_assignment",
                column: "Lawyer",
                filter: "\"Until\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_Firm_ClosedAt",
                table: "legalaid_case",
                columns: new[] { "Firm", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_Handler",
                table: "legalaid_case",
                column: "Handler");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_NoticeBody_FiledAt",
                table: "legalaid_case",
                columns: new[] { "NoticeBody", "FiledAt" },
                filter: "\"NoticeBody\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_NoticeFrom_NoticeNumber_Title",
                table: "legalaid_case",
                columns: new[] { "NoticeFrom", "NoticeNumber", "Title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_OfferEndsAt",
                table: "legalaid_case",
                column: "OfferEndsAt",
                filter: "\"OfferEndsAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_Office_Stage_FiledAt",
                table: "legalaid_case",
                columns: new[] { "Office", "Stage", "FiledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_Place_Turn_FiledAt_Trouble",
                table: "legalaid_case",
                columns: new[] { "Place", "Turn", "FiledAt", "Trouble" },
                filter: "\"Stage\" = 'Granted'");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_case_PledgeBrokenAt",
                table: "legalaid_case",
                column: "PledgeBrokenAt",
                filter: "\"PledgeBrokenAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_check_use_Day",
                table: "legalaid_check_use",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_delivery_AskedAt",
                table: "legalaid_delivery",
                column: "AskedAt",
                filter: "\"On\" IS NULL AND \"DroppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_delivery_CaseId",
                table: "legalaid_delivery",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_duty_shift_Lawyer_Day_Place_Site_SiteName",
                table: "legalaid_duty_shift",
                columns: new[] { "Lawyer", "Day", "Place", "Site", "SiteName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_duty_shift_Place_Day",
                table: "legalaid_duty_shift",
                columns: new[] { "Place", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_duty_talk_ShiftId",
                table: "legalaid_duty_talk",
                column: "ShiftId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_entry_CaseId",
                table: "legalaid_entry",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_file_draw_Month_Office",
                table: "legalaid_file_draw",
                columns: new[] { "Month", "Office" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_file_review_CaseId_Purpose",
                table: "legalaid_file_review",
                columns: new[] { "CaseId", "Purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_file_review_Place_DoneAt",
                table: "legalaid_file_review",
                columns: new[] { "Place", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_file_review_Reviewer_DoneAt",
                table: "legalaid_file_review",
                columns: new[] { "Reviewer", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_guardian_CaseId",
                table: "legalaid_guardian",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_hearing_At",
                table: "legalaid_hearing",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_hearing_CaseId",
                table: "legalaid_hearing",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_mandate_CaseId",
                table: "legalaid_mandate",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_mandate_signature_MandateId",
                table: "legalaid_mandate_signature",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_person_CaseId",
                table: "legalaid_person",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_receipt_PersonId",
                table: "legalaid_receipt",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_legalaid_recusal_CaseId",
                table: "legalaid_recusal",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_matters_archive_Place_Day",
                table: "matters_archive",
                columns: new[] { "Place", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_matters_call_EndedAt",
                table: "matters_call",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_matters_call_MatterId",
                table: "matters_call",
                column: "MatterId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_matters_call_Place_EndedAt",
                table: "matters_call",
                columns: new[] { "Place", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_matters_call_draw_Month_Office",
                table: "matters_call_draw",
                columns: new[] { "Month", "Office" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_matters_rating_MatterId_Participant",
                table: "matters_rating",
                columns: new[] { "MatterId", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_matters_rating_Place_At",
                table: "matters_rating",
                columns: new[] { "Place", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_matters_rating_link_Hash",
                table: "matters_rating_link",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_matters_rectification_About",
                table: "matters_rectification",
                column: "About");

            migrationBuilder.CreateIndex(
                name: "IX_matters_referral_FromMatter",
                table: "matters_referral",
                column: "FromMatter");

            migrationBuilder.CreateIndex(
                name: "IX_matters_referral_FromMatter_FromParticipant_ToKind",
                table: "matters_referral",
                columns: new[] { "FromMatter", "FromParticipant", "ToKind" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_matters_referral_ToMatter",
                table: "matters_referral",
                column: "ToMatter");

            migrationBuilder.CreateIndex(
                name: "IX_matters_supervision_MatterId",
                table: "matters_supervision",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_matters_supervision_Place_DueAt",
                table: "matters_supervision",
                columns: new[] { "Place", "DueAt" },
                filter: "\"AnsweredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_agreement_CaseId",
                table: "mediation_agreement",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_case_Handler",
                table: "mediation_case",
                column: "Handler");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_case_NumberOffice_NumberYear_NumberSerial",
                table: "mediation_case",
                columns: new[] { "NumberOffice", "NumberYear", "NumberSerial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mediation_invitation_CaseId",
                table: "mediation_invitation",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_invitation_TokenHash",
                table: "mediation_invitation",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mediation_party_Agent",
                table: "mediation_party",
                column: "Agent");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_party_CaseId",
                table: "mediation_party",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_party_Helper",
                table: "mediation_party",
                column: "Helper");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_session_CaseId",
                table: "mediation_session",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_signature_AgreementId",
                table: "mediation_signature",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_term_AgreementId",
                table: "mediation_term",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_mediation_visit_CaseId",
                table: "mediation_visit",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_contact_MatterId",
                table: "notices_contact",
                column: "MatterId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_contact_other_ContactId",
                table: "notices_contact_other",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_contact_other_PhoneIndex",
                table: "notices_contact_other",
                column: "PhoneIndex");

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
                name: "IX_notices_message_State",
                table: "notices_message",
                column: "State",
                filter: "\"State\" IN ('Held', 'Failed')");

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

            migrationBuilder.CreateIndex(
                name: "IX_organizations_conflict_StaffId",
                table: "organizations_conflict",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_hand_over_FromId",
                table: "organizations_hand_over",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_hand_over_ToId",
                table: "organizations_hand_over",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_hand_over_item_HandOverId",
                table: "organizations_hand_over_item",
                column: "HandOverId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_leave_StaffId",
                table: "organizations_leave",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_link_Hash",
                table: "organizations_link",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organizations_member_OrganizationId",
                table: "organizations_member",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_organization_Division",
                table: "organizations_organization",
                column: "Division");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_organization_Name",
                table: "organizations_organization",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_post_Division",
                table: "organizations_post",
                column: "Division");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_post_StaffId",
                table: "organizations_post",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_recovery_code_StaffId",
                table: "organizations_recovery_code",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_sign_in_try_StaffId_At",
                table: "organizations_sign_in_try",
                columns: new[] { "StaffId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_organizations_staff_Login",
                table: "organizations_staff",
                column: "Login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organizations_staff_PhoneIndex",
                table: "organizations_staff",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_totp_reset_StaffId",
                table: "organizations_totp_reset",
                column: "StaffId");

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
                name: "IX_people_consent_PersonId",
                table: "people_consent",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_people_document_CheckId",
                table: "people_document",
                column: "CheckId");

            migrationBuilder.CreateIndex(
                name: "IX_people_document_PersonId",
                table: "people_document",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_people_ended_session_PersonId",
                table: "people_ended_session",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_people_ended_session_Until",
                table: "people_ended_session",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_people_guardian_Child",
                table: "people_guardian",
                column: "Child");

            migrationBuilder.CreateIndex(
                name: "IX_people_guardian_Guardian",
                table: "people_guardian",
                column: "Guardian");

            migrationBuilder.CreateIndex(
                name: "IX_people_identity_IdNumberIndex",
                table: "people_identity",
                column: "IdNumberIndex");

            migrationBuilder.CreateIndex(
                name: "IX_people_identity_PersonId",
                table: "people_identity",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_people_identity_State_AskedAt",
                table: "people_identity",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_people_name_key_Key",
                table: "people_name_key",
                column: "Key");

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
                name: "attachments_file");

            migrationBuilder.DropTable(
                name: "divisions_division");

            migrationBuilder.DropTable(
                name: "divisions_place");

            migrationBuilder.DropTable(
                name: "items_figure");

            migrationBuilder.DropTable(
                name: "kernel_audit");

            migrationBuilder.DropTable(
                name: "kernel_calendar");

            migrationBuilder.DropTable(
                name: "kernel_clock");

            migrationBuilder.DropTable(
                name: "kernel_counter");

            migrationBuilder.DropTable(
                name: "kernel_done");

            migrationBuilder.DropTable(
                name: "kernel_draft");

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
                name: "kernel_tally");

            migrationBuilder.DropTable(
                name: "kernel_version");

            migrationBuilder.DropTable(
                name: "legalaid_assignment");

            migrationBuilder.DropTable(
                name: "legalaid_check_use");

            migrationBuilder.DropTable(
                name: "legalaid_delivery");

            migrationBuilder.DropTable(
                name: "legalaid_duty_talk");

            migrationBuilder.DropTable(
                name: "legalaid_entry");

            migrationBuilder.DropTable(
                name: "legalaid_file_draw");

            migrationBuilder.DropTable(
                name: "legalaid_file_review");

            migrationBuilder.DropTable(
                name: "legalaid_firm_hand");

            migrationBuilder.DropTable(
                name: "legalaid_guardian");

            migrationBuilder.DropTable(
                name: "legalaid_hearing");

            migrationBuilder.DropTable(
                name: "legalaid_mandate_signature");

            migrationBuilder.DropTable(
                name: "legalaid_receipt");

            migrationBuilder.DropTable(
                name: "legalaid_recusal");

            migrationBuilder.DropTable(
                name: "matters_archive");

            migrationBuilder.DropTable(
                name: "matters_call");

            migrationBuilder.DropTable(
                name: "matters_call_draw");

            migrationBuilder.DropTable(
                name: "matters_rating");

            migrationBuilder.DropTable(
                name: "matters_rating_link");

            migrationBuilder.DropTable(
                name: "matters_rectification");

            migrationBuilder.DropTable(
                name: "matters_referral_result");

            migrationBuilder.DropTable(
                name: "matters_supervision");

            migrationBuilder.DropTable(
                name: "mediation_invitation");

            migrationBuilder.DropTable(
                name: "mediation_party");

            migrationBuilder.DropTable(
                name: "mediation_session");

            migrationBuilder.DropTable(
                name: "mediation_signature");

            migrationBuilder.DropTable(
                name: "mediation_term");

            migrationBuilder.DropTable(
                name: "mediation_visit");

            migrationBuilder.DropTable(
                name: "notices_contact_other");

            migrationBuilder.DropTable(
                name: "notices_message");

            migrationBuilder.DropTable(
                name: "notices_notice");

            migrationBuilder.DropTable(
                name: "organizations_conflict");

            migrationBuilder.DropTable(
                name: "organizations_grant");

            migrationBuilder.DropTable(
                name: "organizations_hand_over");

            migrationBuilder.DropTable(
                name: "organizations_hand_over_item");

            migrationBuilder.DropTable(
                name: "organizations_lawyer");

            migrationBuilder.DropTable(
                name: "organizations_leave");

            migrationBuilder.DropTable(
                name: "organizations_link");

            migrationBuilder.DropTable(
                name: "organizations_member");

            migrationBuilder.DropTable(
                name: "organizations_organization");

            migrationBuilder.DropTable(
                name: "organizations_post");

            migrationBuilder.DropTable(
                name: "organizations_recovery_code");

            migrationBuilder.DropTable(
                name: "organizations_sign_in_try");

            migrationBuilder.DropTable(
                name: "organizations_staff");

            migrationBuilder.DropTable(
                name: "organizations_totp_reset");

            migrationBuilder.DropTable(
                name: "people_code");

            migrationBuilder.DropTable(
                name: "people_consent");

            migrationBuilder.DropTable(
                name: "people_document");

            migrationBuilder.DropTable(
                name: "people_ended_session");

            migrationBuilder.DropTable(
                name: "people_guardian");

            migrationBuilder.DropTable(
                name: "people_identity");

            migrationBuilder.DropTable(
                name: "people_name_key");

            migrationBuilder.DropTable(
                name: "people_person");

            migrationBuilder.DropTable(
                name: "people_phone");

            migrationBuilder.DropTable(
                name: "people_token");

            migrationBuilder.DropTable(
                name: "legalaid_duty_shift");

            migrationBuilder.DropTable(
                name: "legalaid_mandate");

            migrationBuilder.DropTable(
                name: "legalaid_person");

            migrationBuilder.DropTable(
                name: "matters_referral");

            migrationBuilder.DropTable(
                name: "mediation_agreement");

            migrationBuilder.DropTable(
                name: "notices_contact");

            migrationBuilder.DropTable(
                name: "legalaid_case");

            migrationBuilder.DropTable(
                name: "mediation_case");
        }
    }
}
