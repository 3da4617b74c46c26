using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.CodeVersions;

/// <summary>An API version that the code of the build uses, for <c>SFI4013</c>.</summary>
/// <param name="Version">The version.</param>
/// <param name="Position">Where the code says it.</param>
public sealed record UsedApiVersion(ApiVersion Version, SourcePosition Position);
