using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.Host.Storage.Migrations
{
    public partial class LeaseHost : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Outbox_EndedAt", table: "Outbox");

            migrationBuilder.AddColumn<string>(
                name: "Host",
                table: "Leases",
                type: "TEXT",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<long>(
                name: "Since",
                table: "Leases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L
            );

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_EndedAt",
                table: "Outbox",
                column: "EndedAt",
                filter: "EndedAt IS NULL"
            );
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Outbox_EndedAt", table: "Outbox");

            migrationBuilder.DropColumn(name: "Host", table: "Leases");

            migrationBuilder.DropColumn(name: "Since", table: "Leases");

            migrationBuilder.CreateIndex(name: "IX_Outbox_EndedAt", table: "Outbox", column: "EndedAt");
        }
    }
}
