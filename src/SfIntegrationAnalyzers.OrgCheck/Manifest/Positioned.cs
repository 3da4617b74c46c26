namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>A value of the manifest and where it stands, so that a diagnostic can point at it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Position">Where it stands.</param>
public sealed record Positioned<T>(T Value, SourcePosition Position)
{
    /// <summary>The value alone, for messages.</summary>
    public override string ToString() => Value?.ToString() ?? "";
}
