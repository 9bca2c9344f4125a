using Bot.Domain.Accounts;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.People;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Bot.Tests.Telegram;
using Microsoft.EntityFrameworkCore;
using User = Telegram.Bot.Types.User;

namespace Bot.Tests.Accounts;

/// <summary>Who may come in, as what, and how they go again.</summary>
public sealed class PeopleChatTests
{
    internal const long Friend = 42;

    [Theory]
    [InlineData("Viewer of my account", PersonRole.Viewer, 1)]
    [InlineData("Second trader", PersonRole.Trader, 1)]
    [InlineData("own account", PersonRole.Trader, 2)]
    public async Task Given_An_invitation_When_It_is_redeemed_Then_The_newcomer_has_role_account_and_panel(
        string key,
        PersonRole role,
        int account
    )
    {
        await using var chat = await OpenAsync();
        var token = await InvitedAsync(chat, key);

        var first = await chat.TypeAsync($"/start {token}", Friend);
        await chat.SeeAsync("Equity", Friend);

        Assert.Contains("Welcome", chat.Messages(Friend)[0].Text, StringComparison.Ordinal);
        Assert.NotNull(first);
        var person = await chat.ReadAsync(db => db.People.Single(one => one.Id == Friend));
        Assert.Equal((role, account), (person.Role, person.AccountId));
        Assert.Equal(account == 2, ((FakeDoor)chat.Get<IAccountDoor>()).Asked.Contains(2));
    }

    [Fact]
    public async Task Given_An_own_account_When_It_is_made_Then_It_begins_stopped_and_on_paper()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync($"/start {await InvitedAsync(chat, "own account")}", Friend);

        var account = await chat.ReadAsync(db => db.Accounts.Single(one => one.Id == 2));

        Assert.Equal(TradingMode.Paper, account.Mode);
        Assert.Equal(Bot.Domain.States.TradingState.Stopped, account.State);
    }

    [Fact]
    public async Task Given_An_invitation_that_was_used_When_Another_brings_it_Then_They_are_told_politely_and_stay_out()
    {
        await using var chat = await OpenAsync();
        var token = await InvitedAsync(chat, "Viewer");
        await chat.TypeAsync($"/start {token}", Friend);

        var answer = await chat.TypeAsync($"/start {token}", 77);

        Assert.Contains("used already or is too old", answer.Text, StringComparison.Ordinal);
        Assert.False(await chat.ReadAsync(db => db.People.Any(one => one.Id == 77)));
    }

    [Theory]
    [InlineData(23.9, true)]
    [InlineData(24, false)]
    public async Task Given_An_invitation_When_Hours_have_passed_Then_It_stands_for_a_day(double hours, bool isIn)
    {
        await using var chat = await OpenAsync();
        var token = await InvitedAsync(chat, "Viewer");
        chat.Wall.Add(TimeSpan.FromHours(hours));

        var redeemed = await chat.Get<Invitations>()
            .RedeemAsync(Someone(Friend), Friend, token, CancellationToken.None);

        Assert.Equal(isIn, redeemed is Redeemed.In);
        Assert.Equal(isIn, await chat.ReadAsync(db => db.People.Any(one => one.Id == Friend)));
    }

    [Fact]
    public async Task Given_An_invitation_When_Two_bring_it_at_once_Then_One_comes_in()
    {
        await using var chat = await OpenAsync();
        var token = await InvitedAsync(chat, "own account");
        var invitations = chat.Get<Invitations>();

        var redeemed = await Task.WhenAll(
            Enumerable
                .Range(100, 8)
                .Select(id => Task.Run(() => invitations.RedeemAsync(Someone(id), id, token, CancellationToken.None)))
        );

        Assert.Single(redeemed.OfType<Redeemed.In>());
        Assert.Equal(7, redeemed.OfType<Redeemed.Over>().Count());
        Assert.Equal(2, await chat.ReadAsync(db => db.People.Count()));
        Assert.Equal(2, await chat.ReadAsync(db => db.Accounts.Count()));
    }

    [Fact]
    public async Task Given_A_forged_token_When_A_stranger_brings_it_Then_They_are_a_stranger()
    {
        await using var chat = await OpenAsync();

        var answer = await chat.TypeAsync("/start 0123456789abcdef01234567", Friend);

        Assert.Contains("serves people it knows", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await chat.ReadAsync(db => db.People.Count()));
    }

    [Fact]
    public async Task Given_An_invitation_When_A_listed_person_brings_it_Then_It_stays_good()
    {
        await using var chat = await OpenAsync();
        var token = await InvitedAsync(chat, "Viewer");

        var answer = await chat.TypeAsync($"/start {token}");

        Assert.Contains("You are in already", answer.Text, StringComparison.Ordinal);
        Assert.Null(await chat.ReadAsync(db => db.Invites.Single().UsedAt));
    }

    [Fact]
    public async Task Given_A_question_about_an_invitation_When_Yes_is_pressed_twice_Then_One_is_made()
    {
        await using var chat = await OpenAsync();
        var screen = await chat.TypeAsync("/invite");
        var question = await chat.TurnAsync(screen, "Viewer");
        var yes = question
            .Keys.SelectMany(row => row)
            .First(key => key.Label.Contains("Yes", StringComparison.Ordinal));

        await chat.PressDataAsync(question, yes.Data!);
        var again = await chat.PressDataAsync(question, yes.Data!);

        Assert.Equal("Already done.", again);
        Assert.Equal(1, await chat.ReadAsync(db => db.Invites.Count()));
    }

    [Fact]
    public async Task Given_A_trader_When_They_invite_Then_They_may_have_viewers_of_their_own_account_only()
    {
        await using var chat = await OpenAsync();
        await JoinAsync(chat, PersonRole.Trader);

        var screen = await chat.TypeAsync("/invite", Friend);
        var refused = await chat.TypeAsync("/invite own", Friend);

        Assert.Equal(
            ["👁 Viewer of my account", "⬅ Panel"],
            screen.Keys.SelectMany(row => row).Select(key => key.Label)
        );
        Assert.Contains("does not fit", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/invite")]
    [InlineData("/users")]
    [InlineData("/keys")]
    [InlineData("/mode live")]
    [InlineData("/users 1-remove")]
    [InlineData("/invite own")]
    public async Task Given_A_viewer_When_They_ask_for_what_acts_Then_Nothing_is_asked_or_done(string command)
    {
        await using var chat = await OpenAsync();
        await JoinAsync(chat, PersonRole.Viewer);

        await chat.TypeAsync(command, Friend);

        Assert.Equal(
            0,
            await chat.ReadAsync(db => db.Confirmations.Count() + db.Invites.Count() + db.Commands.Count())
        );
    }

    [Fact]
    public async Task Given_A_person_When_The_owner_removes_them_Then_They_are_a_stranger_at_once()
    {
        await using var chat = await OpenAsync();
        await JoinAsync(chat, PersonRole.Trader);
        var panel = await chat.TypeAsync("/start", Friend);
        // It is written down after it was sent.
        await chat.LaneAsync(Friend);

        await ConfirmedAsync(chat, $"/users {Friend}-remove", "removed");

        Assert.Null(chat.Get<KnownPeople>().Find(Friend, "en"));
        Assert.Equal("", await chat.PressAsync(panel, "Run", Friend));
        Assert.Empty(await chat.CommandsAsync());
        Assert.False(await chat.ReadAsync(db => db.Panels.Any(one => one.ChatId == Friend)));
    }

    [Fact]
    public async Task Given_A_group_that_a_person_let_hear_When_They_are_removed_Then_It_hears_nothing_any_more()
    {
        await using var chat = await OpenAsync();
        await JoinAsync(chat, PersonRole.Trader);
        await chat.WriteAsync(db => db.Groups.AddRange(Group(-5, Friend), Group(-6, Chat.Owner)));

        await ConfirmedAsync(chat, $"/users {Friend}-remove", "removed");

        Assert.Equal(-6, Assert.Single(await chat.ReadAsync(db => db.Groups.ToList())).ChatId);

        static GroupRow Group(long id, long by) =>
            new()
            {
                ChatId = id,
                AccountId = 1,
                Title = "family",
                Language = "en",
                AddedBy = by,
                AddedAt = Chat.Start,
            };
    }

    [Fact]
    public async Task Given_An_open_question_When_The_role_is_taken_away_Then_Its_answer_is_worth_nothing()
    {
        await using var chat = await OpenAsync(account => account.Mode = TradingMode.Live);
        await JoinAsync(chat, PersonRole.Trader);
        var question = await chat.TypeAsync("/run", Friend);

        await ConfirmedAsync(chat, $"/users {Friend}-viewer", "is viewer now");
        await chat.PressAsync(question, "Yes", Friend);

        Assert.Empty(await chat.CommandsAsync());
    }

    [Theory]
    [InlineData("remove", "removed")]
    [InlineData("viewer", "is viewer now")]
    public async Task Given_An_invitation_of_a_trader_When_They_lose_their_role_Then_It_lets_nobody_in(
        string what,
        string told
    )
    {
        await using var chat = await OpenAsync();
        await JoinAsync(chat, PersonRole.Trader);
        var question = await chat.TypeAsync("/invite viewer", Friend);
        await chat.PressAsync(question, "Yes", Friend);
        var token = await chat.ReadAsync(db => db.Invites.Single().Token);
        await ConfirmedAsync(chat, $"/users {Friend}-{what}", told);

        var answer = await chat.TypeAsync($"/start {token}", 77);

        Assert.Contains("used already or is too old", answer.Text, StringComparison.Ordinal);
        Assert.False(await chat.ReadAsync(db => db.People.Any(one => one.Id == 77)));
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("viewer")]
    public async Task Given_The_last_trader_of_an_account_that_runs_When_They_are_to_go_Then_It_must_be_stopped_first(
        string what
    )
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync($"/start {await InvitedAsync(chat, "own account")}", Friend);
        await chat.WriteAsync(db =>
            db.Accounts.Single(one => one.Id == 2).State = Bot.Domain.States.TradingState.Running
        );

        chat.Server.SendText(Chat.Owner, Chat.Owner, $"/users {Friend}-{what}", "en");

        await chat.SeeAsync("must be stopped first");
        Assert.Equal(PersonRole.Trader, await chat.ReadAsync(db => db.People.Single(one => one.Id == Friend).Role));
    }

    [Fact]
    public async Task Given_The_owner_When_Their_role_is_to_change_Then_It_stays()
    {
        await using var chat = await OpenAsync();

        var refused = await chat.TypeAsync("/users 1-viewer");

        Assert.Contains("named by the configuration", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_Many_accounts_When_The_owner_looks_Then_They_come_in_pages_that_lead_on()
    {
        await using var chat = await OpenAsync();
        await chat.WriteAsync(db =>
            db.Accounts.AddRange(Enumerable.Range(2, 11).Select(id => Town.Account(id, "KRW-ETH")))
        );

        var first = await chat.TypeAsync("/users");
        var second = await chat.TurnAsync(first, "▶");

        Assert.Contains("8 account 8", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("9 account 9", first.Text, StringComparison.Ordinal);
        Assert.Contains("12 account 12", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_An_owner_in_a_group_When_They_invite_there_Then_No_token_is_shown()
    {
        await using var chat = await OpenAsync();
        chat.Server.People.AddGroup(-5, "friends", Chat.Owner);
        var screen = await chat.TypeAsync("/invite viewer", Chat.Owner, chat: -5);

        await chat.PressAsync(screen, "Yes");

        await chat.SeeAsync("private chat", chat: -5);
        Assert.Equal(0, await chat.ReadAsync(db => db.Invites.Count()));
    }

    [Fact]
    public async Task Given_Two_accounts_When_One_has_an_alarm_Then_Only_its_people_hear_it()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync($"/start {await InvitedAsync(chat, "own account")}", Friend);

        chat.Get<IAlarm>().Raise(new AccountId(2), new Alarm.DatabaseDown("a full disk", Chat.Start));
        await chat.SeeAsync("a full disk", Friend);
        chat.Get<IAlarm>().Raise(new AccountId(1), new Alarm.DatabaseDown("a broken disk", Chat.Start));
        await chat.SeeAsync("a broken disk");

        Assert.DoesNotContain(chat.Messages(), one => one.Text.Contains("a full disk", StringComparison.Ordinal));
        Assert.DoesNotContain(chat.Messages(Friend), one => one.Text.Contains("a broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_An_account_with_many_alarms_When_Another_has_one_Then_Its_people_hear_it()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync($"/start {await InvitedAsync(chat, "own account")}", Friend);
        chat.Get<IAlarm>().Raise(new AccountId(2), new Alarm.DatabaseDown("a full disk", Chat.Start));
        for (var number = 1; number <= 40; number++)
        {
            chat.Get<IAlarm>().Raise(new AccountId(1), new Alarm.DatabaseDown($"broken {number}.", Chat.Start));
        }

        await chat.SeeAsync("a full disk", Friend);
        await chat.SeeAsync("broken 40.");
    }

    internal static async Task<Chat> OpenAsync(Action<AccountRow>? account = null)
    {
        var chat = await Chat.OpenAsync(account);
        foreach (var id in new[] { Friend, 77L })
        {
            chat.Server.People.Add(new Person(id, $"Person {id}"));
        }

        return chat;
    }

    internal static async Task<string> InvitedAsync(Chat chat, string key)
    {
        var screen = await chat.TypeAsync("/invite");
        var question = await chat.TurnAsync(screen, key);
        await chat.TurnAsync(question, "Yes");
        return await chat.ReadAsync(db => db.Invites.AsNoTracking().ToList().MaxBy(one => one.CreatedAt)!.Token);
    }

    private static async Task ConfirmedAsync(Chat chat, string command, string told)
    {
        var question = await chat.TypeAsync(command);
        var done = await chat.TurnAsync(question, "Yes");
        Assert.Contains(told, done.Text, StringComparison.Ordinal);
    }

    internal static Task JoinAsync(Chat chat, PersonRole role) =>
        chat.WriteAsync(db =>
            db.People.Add(
                new PersonRow
                {
                    Id = Friend,
                    AccountId = 1,
                    Role = role,
                    ChatId = Friend,
                    Language = "en",
                    AddedAt = Chat.Start,
                }
            )
        );

    private static User Someone(long id) =>
        new()
        {
            Id = id,
            FirstName = $"Person {id}",
            LanguageCode = "en",
        };
}
