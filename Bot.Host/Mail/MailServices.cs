using Bot.Host.Options;
using Bot.Host.Telegram;
using Bot.Host.Trading;

namespace Bot.Host.Mail;

/// <summary>Registers e-mail, where it is switched on.</summary>
public static class MailServices
{
    /// <summary>To be called before the chat is registered: alarms go both ways then.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, EmailOptions email)
    {
        if (!email.Enabled)
        {
            return services;
        }

        services.AddSingleton(email);
        services.AddSingleton<MailDesk>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<MailAlarms>();
        services.AddSingleton<IAlarm>(provider => provider.GetRequiredService<MailAlarms>());
        services.AddSingleton(provider => new SmtpLine(email, provider.GetRequiredService<WallClock>().Time));
        services.AddSingleton(provider => new MailSender(
            provider.GetRequiredService<MailDesk>(),
            provider.GetRequiredService<MailWriter>(),
            provider.GetRequiredService<MailAlarms>(),
            provider.GetRequiredService<SmtpLine>(),
            email,
            (provider.GetRequiredService<WallClock>(), provider.GetRequiredService<KnownPeople>()),
            provider.GetRequiredService<ILogger<MailSender>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        return services;
    }
}
