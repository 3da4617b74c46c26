using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>What decides on a version in one file: the table, and what the team has configured.</summary>
/// <param name="Table">The versions and their bands.</param>
/// <param name="Target">The version that fixes write, if the team names one.</param>
/// <param name="TargetSource">The option that names it.</param>
/// <param name="Minimum">The lowest version that the team allows, if it names one.</param>
/// <param name="MinimumSource">The option that names it.</param>
internal sealed record VersionPolicy(
    ApiVersionTable Table, ApiVersion? Target, string? TargetSource, ApiVersion? Minimum, string? MinimumSource)
{
    /// <summary>The policy for a source file.</summary>
    public static VersionPolicy For(SyntaxTree tree, AnalyzerOptions options, CancellationToken cancellationToken) => Read(
        VersionTableFile.Read(options, cancellationToken),
        SfiOption.TargetApiVersion.TryRead(options, tree, out var target) ? target : null,
        SfiOption.MinimumApiVersion.TryRead(options, tree, out var minimum) ? minimum : null);

    /// <summary>The policy for an additional file.</summary>
    public static VersionPolicy For(AdditionalText file, AnalyzerOptions options, CancellationToken cancellationToken) => Read(
        VersionTableFile.Read(options, cancellationToken),
        SfiOption.TargetApiVersion.TryRead(options, file, out var target) ? target : null,
        SfiOption.MinimumApiVersion.TryRead(options, file, out var minimum) ? minimum : null);

    /// <summary>The band of a version; what is older than the table is retired, what is newer is not known.</summary>
    public ApiVersionBand? BandOf(ApiVersion version) => Table.IsRetired(version) ? ApiVersionBand.Retired : Table.Find(version)?.Band;

    /// <summary>The lowest version without an announced retirement that the team allows.</summary>
    public ApiVersion LowestSafe => Minimum is { } minimum && minimum > Table.LowestSupported ? minimum : Table.LowestSupported;

    /// <summary>
    /// What a fix writes: the team's target, else the newest version; where <c>login()</c> may be called, at most the last that has it.
    /// </summary>
    public ApiVersion TargetFor(ApiVersionUsage usage)
    {
        var target = Target ?? Table.Newest;
        return usage.MayBeLogin && target > ApiVersionTable.LastSoapLogin ? ApiVersionTable.LastSoapLogin : target;
    }

    /// <summary>The advice that ends a message, without its period, with where its versions come from.</summary>
    public string Advice(ApiVersionUsage usage)
    {
        var first = Target is { } target && TargetFor(usage) is var written && written > usage.Version
            ? $"Use {written} ({TargetSource} = {target})"
            : $"Use {LowestSafe} or later";
        var login = usage.MayBeLogin && !(Target <= ApiVersionTable.LastSoapLogin)
            ? $", but no later than {ApiVersionTable.LastSoapLogin} where login() is called"
            : "";
        return $"{first}{login}; {NewestKnown}";
    }

    /// <summary>The newest version, with where the data comes from.</summary>
    public string NewestKnown =>
        $"newest known is {Table.Newest} ({Table.Origin}{(Table.DataDate.Length > 0 ? $" of {Table.DataDate}" : "")})";

    private static VersionPolicy Read(ApiVersionTable table, SfiOptionValue? target, SfiOptionValue? minimum)
    {
        var policy = new VersionPolicy(table, null, null, null, null);
        if (Parse(SfiOption.TargetApiVersion, target, table) is { } targetVersion)
        {
            policy = policy with { Target = targetVersion, TargetSource = target!.Source };
        }

        if (Parse(SfiOption.MinimumApiVersion, minimum, table) is { } minimumVersion)
        {
            policy = policy with { Minimum = minimumVersion, MinimumSource = minimum!.Source };
        }

        // What a fix writes has to satisfy the rules: a target below the minimum gives way to that.
        return policy.Target < policy.Minimum ? policy with { Target = policy.Minimum, TargetSource = policy.MinimumSource } : policy;
    }

    /// <summary>The version that a value names; null where SFI0001 says what is wrong with it.</summary>
    private static ApiVersion? Parse(SfiOption option, SfiOptionValue? value, ApiVersionTable table) =>
        ApiVersionForm.TryParse(value?.Text, out var version, out _) && option.Problem(value!.Text, table) is null ? version : null;
}
