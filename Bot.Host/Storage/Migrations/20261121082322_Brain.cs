using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.Host.Storage.Migrations
{
    public partial class Brain : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(name: "Atr", table: "Positions", type: "REAL", nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Highest",
                table: "Positions",
                type: "TEXT",
                nullable: false,
                defaultValue: 0m
            );

            migrationBuilder.AddColumn<bool>(
                name: "PartSold",
                table: "Positions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(name: "Partial", table: "Positions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Trailing", table: "Positions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<decimal>(name: "TrailingStop", table: "Positions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Terms", table: "Orders", type: "TEXT", nullable: true);

            // What is open when the program is updated keeps its levels, and has been nowhere higher than its entry yet.
            migrationBuilder.Sql("UPDATE Positions SET Highest = AverageFill;");

            // An entry in flight has agreed on nothing; it is left as the default profile would.
            migrationBuilder.Sql("UPDATE Orders SET Terms = '{\"StopLoss\":-5,\"TakeProfit\":10}' WHERE Side = 'Buy';");

            migrationBuilder.CreateTable(
                name: "CycleInputs",
                columns: table => new
                {
                    CycleId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Input = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CycleInputs", x => x.CycleId);
                    table.ForeignKey(
                        name: "FK_CycleInputs_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_CycleInputs_Cycles_CycleId",
                        column: x => x.CycleId,
                        principalTable: "Cycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_CycleInputs_AccountId", table: "CycleInputs", column: "AccountId");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "CycleInputs");

            migrationBuilder.DropColumn(name: "Atr", table: "Positions");

            migrationBuilder.DropColumn(name: "Highest", table: "Positions");

            migrationBuilder.DropColumn(name: "PartSold", table: "Positions");

            migrationBuilder.DropColumn(name: "Partial", table: "Positions");

            migrationBuilder.DropColumn(name: "Trailing", table: "Positions");

            migrationBuilder.DropColumn(name: "TrailingStop", table: "Positions");

            migrationBuilder.DropColumn(name: "Terms", table: "Orders");
        }
    }
}
