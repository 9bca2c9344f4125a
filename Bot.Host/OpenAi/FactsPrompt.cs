using System.Globalization;
using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Domain.Positions;
using Bot.Domain.Reasons;
using Bot.Domain.Warnings;
using Bot.Host.Trading;

namespace Bot.Host.OpenAi;

/// <summary>Position, quick backtest and warnings in a message. What is absent is left out.</summary>
internal static class FactsPrompt
{
    private const int Decimals = 4;
    private const string QuickPrefix = "quick-";

    public static void Write(Utf8JsonWriter json, AdviceFacts facts, MarketWarnings warnings)
    {
        Held(json, facts.Held);
        Quick(json, facts.Quick);
        Crash(json, warnings.FlashCrash);
        Divergence(json, warnings.Divergence);
        Bitcoin(json, warnings.Btc);
    }

    private static void Held(Utf8JsonWriter json, Position? held)
    {
        if (held is null)
        {
            return;
        }

        json.WriteStartObject("position");
        json.WriteNumber("volume", held.Volume.Value);
        json.WriteNumber("average_fill", held.AverageFill.Value);
        json.WriteEndObject();
    }

    private static void Quick(Utf8JsonWriter json, IReadOnlyList<Rung> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        json.WriteStartObject("quick_backtest");
        foreach (var figure in figures)
        {
            // Without a losing trade the profit factor is no number, and is left out like what is absent.
            if (decimal.TryParse(figure.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                json.WriteNumber(Name(figure), number);
            }
        }

        json.WriteBoolean("passed", figures.All(figure => figure.Passed));
        json.WriteEndObject();
    }

    private static string Name(Rung figure)
    {
        var name = figure.Name.StartsWith(QuickPrefix, StringComparison.Ordinal)
            ? figure.Name[QuickPrefix.Length..]
            : figure.Name;
        return name.Replace('-', '_');
    }

    private static void Crash(Utf8JsonWriter json, FlashCrashReading? crash)
    {
        if (crash is null)
        {
            return;
        }

        json.WriteStartObject("flash_crash");
        json.WriteBoolean("on", crash.IsOn);
        json.WriteNumber("drop_percent", decimal.Round(crash.Drop.Value, Decimals));
        Number(json, "drop_in_atr", crash.DropInAtr);
        json.WriteEndObject();
    }

    private static void Divergence(Utf8JsonWriter json, DivergenceReading? divergence)
    {
        if (divergence is null)
        {
            return;
        }

        json.WriteStartObject("rsi_divergence");
        json.WriteString("kind", divergence.Kind.ToString().ToLowerInvariant());
        if (divergence.Confidence is { } confidence)
        {
            json.WriteString("confidence", confidence.ToString().ToLowerInvariant());
        }

        json.WriteEndObject();
    }

    private static void Bitcoin(Utf8JsonWriter json, BtcRiskReading? risk)
    {
        if (risk is null)
        {
            return;
        }

        json.WriteStartObject("btc");
        json.WriteString("risk", risk.Level.ToString().ToLowerInvariant());
        Number(json, "beta", risk.Beta);
        Number(json, "correlation", risk.Correlation);
        Number(json, "alpha", risk.Alpha);
        Number(json, "last_day_percent", risk.BtcLastReturnPercent);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, Decimals));
        }
    }
}
