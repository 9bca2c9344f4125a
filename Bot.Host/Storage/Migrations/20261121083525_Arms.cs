using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.Host.Storage.Migrations
{
    public partial class Arms : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AdviceOutcomes",
                columns: table => new
                {
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Market = table.Column<string>(type: "TEXT", nullable: false),
                    Slot = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", nullable: false),
                    Price = table.Column<decimal>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    JudgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LaterPrice = table.Column<decimal>(type: "TEXT", nullable: true),
                    Hit = table.Column<bool>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_AdviceOutcomes",
                        x => new
                        {
                            x.AccountId,
                            x.Market,
                            x.Slot,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_AdviceOutcomes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ArmCycles",
                columns: table => new
                {
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Market = table.Column<string>(type: "TEXT", nullable: false),
                    Slot = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    LastPrice = table.Column<decimal>(type: "TEXT", nullable: false),
                    Rules = table.Column<decimal>(type: "TEXT", nullable: false),
                    Applied = table.Column<decimal>(type: "TEXT", nullable: false),
                    Alone = table.Column<decimal>(type: "TEXT", nullable: false),
                    Holding = table.Column<decimal>(type: "TEXT", nullable: false),
                    Advisor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ArmCycles",
                        x => new
                        {
                            x.AccountId,
                            x.Market,
                            x.Slot,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_ArmCycles_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Arms",
                columns: table => new
                {
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Market = table.Column<string>(type: "TEXT", nullable: false),
                    Arm = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Start = table.Column<decimal>(type: "TEXT", nullable: false),
                    Cash = table.Column<decimal>(type: "TEXT", nullable: false),
                    Equity = table.Column<decimal>(type: "TEXT", nullable: false),
                    Trades = table.Column<int>(type: "INTEGER", nullable: false),
                    Slot = table.Column<long>(type: "INTEGER", nullable: true),
                    LastEntryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EntriesThatDay = table.Column<int>(type: "INTEGER", nullable: false),
                    HaltedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Held = table.Column<string>(type: "TEXT", nullable: true),
                    Closed = table.Column<string>(type: "TEXT", nullable: false),
                    Days = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_Arms",
                        x => new
                        {
                            x.AccountId,
                            x.Market,
                            x.Arm,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_Arms_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AdviceOutcomes_AccountId_JudgedAt_DueAt",
                table: "AdviceOutcomes",
                columns: new[] { "AccountId", "JudgedAt", "DueAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ArmCycles_AccountId_Market_At",
                table: "ArmCycles",
                columns: new[] { "AccountId", "Market", "At" }
            );
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AdviceOutcomes");

            migrationBuilder.DropTable(name: "ArmCycles");

            migrationBuilder.DropTable(name: "Arms");
        }
    }
}
