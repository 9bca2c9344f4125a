namespace Bot.Sandbox.Upbit.Api;

/// <summary>
/// Counts requests of each caller by group: one-second windows for quotation, token buckets for the exchange; a caller
/// that goes on after 429 is blocked for a while.
/// </summary>
internal sealed class RateGate(RequestLimits limits, TimeProvider wire)
{
    private const int RefusalSpanSeconds = 10;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Group, string Caller), Meter> _meters = [];
    private readonly Dictionary<string, Offender> _offenders = new(StringComparer.Ordinal);

    /// <summary>Requests of blocked callers.</summary>
    public long BlockedAsks { get; private set; }

    /// <summary>Counts a request and tells whether it may pass.</summary>
    public RatePass Enter(RateGroup group, string caller)
    {
        lock (_gate)
        {
            var now = wire.GetTimestamp();
            if (_offenders.GetValueOrDefault(caller) is { } known && known.BlockedUntil > now)
            {
                BlockedAsks++;
                Lengthen(known, now);
                return new(418, group.Header(0), wire.GetElapsedTime(now, known.BlockedUntil));
            }

            if (!limits.IsOn)
            {
                return new(200, group.Header(group.Limit - 1), TimeSpan.Zero);
            }

            var meter = MeterOf(group, caller, now);
            return meter.TryTake(wire, now)
                ? new(200, group.Header(meter.Left), TimeSpan.Zero)
                : Refuse(group, caller, now);
        }
    }

    /// <summary>Blocks a caller, whatever it asked.</summary>
    public void Block(string caller, TimeSpan length)
    {
        lock (_gate)
        {
            Begin(OffenderOf(caller), length, wire.GetTimestamp());
        }
    }

    private void Lengthen(Offender offender, long now)
    {
        if (limits.AskingLengthens)
        {
            Begin(offender, offender.Length, now);
        }
    }

    private void Begin(Offender offender, TimeSpan length, long now)
    {
        offender.Length = length;
        offender.BlockedUntil = now + (long)(length.TotalSeconds * wire.TimestampFrequency);
    }

    private Offender OffenderOf(string caller)
    {
        if (!_offenders.TryGetValue(caller, out var offender))
        {
            _offenders[caller] = offender = new();
        }

        return offender;
    }

    private Meter MeterOf(RateGroup group, string caller, long now)
    {
        if (!_meters.TryGetValue((group.Name, caller), out var meter))
        {
            _meters[(group.Name, caller)] = meter = new(group, limits.Multiplier, now);
        }

        return meter;
    }

    private RatePass Refuse(RateGroup group, string caller, long now)
    {
        var offender = OffenderOf(caller);
        offender.Refusals.Enqueue(now);
        while (wire.GetElapsedTime(offender.Refusals.Peek(), now).TotalSeconds > RefusalSpanSeconds)
        {
            offender.Refusals.Dequeue();
        }

        if (offender.Refusals.Count <= limits.RefusalsBeforeBlock)
        {
            return new(429, group.Header(0), TimeSpan.Zero);
        }

        var block = limits.FirstBlock * (1 << Math.Min(offender.Blocks, 10));
        offender.Blocks++;
        offender.Refusals.Clear();
        Begin(offender, block, now);
        return new(418, group.Header(0), block);
    }

    private sealed class Offender
    {
        public Queue<long> Refusals { get; } = new();

        public int Blocks { get; set; }

        public long BlockedUntil { get; set; }

        public TimeSpan Length { get; set; }
    }

    private sealed class Meter(RateGroup group, int multiplier, long began)
    {
        private readonly double _capacity = group.Limit * (double)multiplier;
        private double _left = group.Limit * (double)multiplier;
        private long _filledAt = began;

        public int Left => (int)_left;

        public bool TryTake(TimeProvider wire, long now)
        {
            Refill(wire, now);
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }

        private void Refill(TimeProvider wire, long now)
        {
            if (group.IsBucket)
            {
                var gained = wire.GetElapsedTime(_filledAt, now).TotalSeconds * _capacity / group.Seconds;
                _left = Math.Min(_capacity, _left + gained);
                _filledAt = now;
                return;
            }

            var window = wire.TimestampFrequency * group.Seconds;
            if (now / window != _filledAt / window)
            {
                _left = _capacity;
                _filledAt = now;
            }
        }
    }
}

/// <summary>What the gate says of a request.</summary>
/// <param name="Status">200, 429 or 418.</param>
/// <param name="Remaining">The Remaining-Req header.</param>
/// <param name="Block">How long the caller is blocked, with 418.</param>
internal readonly record struct RatePass(int Status, string Remaining, TimeSpan Block);

/// <summary>Endpoints that are counted together.</summary>
/// <param name="Limit">Requests in <paramref name="Seconds"/>.</param>
/// <param name="Minute">The dead number that the header still carries.</param>
internal sealed record RateGroup(string Name, int Limit, int Minute, int Seconds = 1, bool IsBucket = true)
{
    public static RateGroup Default { get; } = new("default", 30, 1800);

    public static RateGroup Order { get; } = new("order", 12, 720);

    public static RateGroup OrderTest { get; } = new("order-test", 8, 480);

    public static RateGroup CancelAll { get; } = new("order-cancel-all", 1, 30, Seconds: 2);

    public static RateGroup Origin { get; } = new("origin", 1, 6, Seconds: 10, IsBucket: false);

    public static RateGroup Quotation(string name) => new(name, 10, 600, IsBucket: false);

    public string Header(int left) => $"group={Name}; min={Minute}; sec={left}";
}
