namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// A value that must reach nobody but the org. It has no public text form; a log, an exception or a debugger shows a placeholder.
/// </summary>
/// <param name="value">The value.</param>
internal sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The value, for the one place that sends it.</summary>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public override string ToString() => "[secret]";
}
