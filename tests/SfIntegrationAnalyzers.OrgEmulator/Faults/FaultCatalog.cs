using System.Globalization;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Faults;

/// <summary>Every fault under the name that a script switches it on by.</summary>
internal static class FaultCatalog
{
    private static readonly Dictionary<string, Func<string, Fault>> WithValue = new()
    {
        ["429 retryAfterSeconds?"] = value => Fault.TooManyRequests(value.Length == 0 ? null : Number(value)),
        ["redirect url"] = value => Fault.Redirect(Needed(value)),
        ["moved-permanently url"] = value => Fault.Redirect(Needed(value), 301),
        ["slow-headers milliseconds"] = value => Fault.SlowHeaders(Milliseconds(value)),
        ["slow-drip milliseconds"] = value => Fault.SlowDrip(Milliseconds(value)),
        ["repeated-locator path"] = value => Fault.RepeatedLocator(Needed(value)),
        ["foreign-locator origin"] = value => Fault.ForeignLocator(Needed(value)),
        ["absolute-next-url origin"] = value => Fault.AbsoluteNextUrl(Needed(value)),
        ["vanishing-rows count"] = value => Fault.VanishingRows(Number(value)),
    };

    /// <summary>Names, some followed by what the value is.</summary>
    public static IEnumerable<string> Names => Fault.ByName.Keys.Concat(WithValue.Keys);

    /// <exception cref="OrgDefinitionException">There is no such fault, or it needs another value.</exception>
    public static Fault Make(string name, string? value)
    {
        if (Fault.ByName.TryGetValue(name, out var fault))
            return fault;
        var make = WithValue.FirstOrDefault(f => f.Key.Split(' ')[0] == name).Value
            ?? throw new OrgDefinitionException("No such fault. There are: " + string.Join(", ", Names));
        return make(value ?? "");
    }

    private static string Needed(string value) => value.Length > 0 ? value : throw new OrgDefinitionException("This fault needs a value.");

    private static int Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new OrgDefinitionException($"The value of this fault is a whole number, not '{value}'.");

    private static TimeSpan Milliseconds(string value) => TimeSpan.FromMilliseconds(Number(value));
}
