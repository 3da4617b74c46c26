using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Control;

/// <summary>What a script sends with an action. A parameter that is missing or of another kind is an error that says which.</summary>
internal sealed class ControlParameters(IQueryCollection query)
{
    public string? this[string name] => query.TryGetValue(name, out var value) ? value.ToString() : null;

    public string Need(string name) => this[name] ?? throw Missing(name);

    public bool NeedFlag(string name) => Flag(name) ?? throw Missing(name);

    public int NeedNumber(string name) => Number(name) ?? throw Missing(name);

    public bool? Flag(string name) => Read<bool>(name, "true or false");

    public int? Number(string name) => Read<int>(name, "a whole number");

    public double? Share(string name) => Read<double>(name, "a number such as 0.5");

    public DateTimeOffset? Time(string name)
    {
        if (this[name] is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong(name, "a time such as 2026-12-01T00:00:00Z", text);
    }

    private T? Read<T>(string name, string kind)
        where T : struct, IParsable<T>
    {
        if (this[name] is not { } text)
            return null;
        return T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(name, kind, text);
    }

    private static OrgDefinitionException Missing(string name) => new($"The parameter '{name}' is missing.");

    private static OrgDefinitionException Wrong(string name, string kind, string text) =>
        new($"The parameter '{name}' is {kind}, not '{text}'.");
}
