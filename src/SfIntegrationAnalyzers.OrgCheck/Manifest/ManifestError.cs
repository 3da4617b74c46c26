using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>Something in the manifest that cannot be meant. While there is one, no request is made.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Message">The thing, the reason and the next step.</param>
public sealed record ManifestError(SourcePosition Position, string Message)
{
    /// <summary>The diagnostic code of all of them.</summary>
    public const string Code = "SFI4000";

    /// <summary>What all of them have in common, for headings.</summary>
    private const string Title = "The manifest cannot be used";

    /// <summary>The error as a finding.</summary>
    /// <returns>An error at its place in the manifest.</returns>
    public Finding ToFinding() => new()
    {
        Id = Code,
        Title = Title,
        Severity = FindingSeverity.Error,
        Position = Position,
        Message = Message,
    };

    /// <summary>The error in MSBuild's canonical form.</summary>
    public override string ToString() => $"{Position}: error {Code}: {Message}";
}

/// <summary>What came of reading a manifest.</summary>
/// <param name="Manifest">The manifest; null if there is any error.</param>
/// <param name="Errors">All errors, in the order of the file.</param>
public sealed record ManifestReadResult(PermissionManifest? Manifest, ImmutableArray<ManifestError> Errors);
