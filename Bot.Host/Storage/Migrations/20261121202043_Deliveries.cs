using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.Host.Storage.Migrations
{
    public partial class Deliveries : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OutboxId = table.Column<long>(type: "INTEGER", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Priority = table.Column<string>(type: "TEXT", nullable: false),
                    WaitsSince = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Piece = table.Column<int>(type: "INTEGER", nullable: false),
                    MayHaveArrived = table.Column<bool>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    SkippedCycles = table.Column<int>(type: "INTEGER", nullable: false),
                    SkippedDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deliveries_Outbox_OutboxId",
                        column: x => x.OutboxId,
                        principalTable: "Outbox",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_ChatId",
                table: "Deliveries",
                column: "ChatId",
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_OutboxId_ChatId",
                table: "Deliveries",
                columns: new[] { "OutboxId", "ChatId" },
                unique: true);

            // What was on its way stays marked as perhaps arrived.
            migrationBuilder.Sql(
                "INSERT INTO Deliveries (OutboxId, ChatId, Priority, WaitsSince, Attempts, NextAttemptAt, Piece, "
                + "MayHaveArrived, Times, SkippedCycles, SkippedDays) "
                + "SELECT o.Id, p.ChatId, o.Priority, o.CreatedAt, o.Attempts, o.NextAttemptAt, 0, "
                + "o.MayHaveArrived, 1, 0, 0 FROM Outbox o JOIN People p ON p.AccountId = o.AccountId "
                + "WHERE o.EndedAt IS NULL AND p.ChatId IS NOT NULL AND o.MayHaveArrived = 1");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "MayHaveArrived",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "NextAttemptAt",
                table: "Outbox");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "MayHaveArrived",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NextAttemptAt",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }
    }
}
