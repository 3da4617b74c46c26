using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>Everything that a verdict may look at.</summary>
internal sealed class CheckCase
{
    private EffectiveAccess? _access;
    private ChangeFinder? _changes;
    private List<IntegrationCase>? _integrations;
    private List<FoundIntegration>? _found;
    private ImmutableArray<Finding>? _findings;

    /// <summary>The manifest.</summary>
    public required PermissionManifest Manifest { get; init; }

    /// <summary>The org of the manifest that is checked.</summary>
    public required ManifestOrg Org { get; init; }

    /// <summary>What the org told.</summary>
    public required OrgEvidence Evidence { get; init; }

    /// <summary>The moment that counts.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The commands that repair this org.</summary>
    public required SalesforceCli Cli { get; init; }

    /// <summary>Whether not being able to check is an error.</summary>
    public required CheckMode Mode { get; init; }

    /// <summary>The org's daily requests; null where no answer told.</summary>
    public ApiUsage? ApiUsage { get; init; }

    /// <summary>What users effectively have.</summary>
    public EffectiveAccess Access => _access ??= new(Evidence, Now);

    /// <summary>Who changed what.</summary>
    public ChangeFinder Changes => _changes ??= new(Evidence.Changes);

    /// <summary>The org's key.</summary>
    public string OrgKey => Org.Key.Value;

    /// <summary>The integrations that use this org.</summary>
    public IReadOnlyList<IntegrationCase> Integrations => _integrations ??= [.. InThisOrg()];

    /// <summary>The integrations whose user exists.</summary>
    public IReadOnlyList<FoundIntegration> Found => _found ??= [.. WithUser()];

    /// <summary>What all verdicts say, none of which looks at it.</summary>
    public ImmutableArray<Finding> Findings => _findings ??= [.. AllVerdicts.OnOrg.SelectMany(verdict => verdict.Decide(this))];

    /// <summary>How something shows that could not be looked at.</summary>
    public FindingSeverity NotCheckedSeverity => Mode == CheckMode.Required ? FindingSeverity.Error : FindingSeverity.Warning;

    private IEnumerable<IntegrationCase> InThisOrg()
    {
        foreach (var integration in Manifest.Integrations)
        {
            if (integration.User.In(OrgKey) is { } user)
            {
                yield return new(integration, user, Evidence.Users.GetValueOrDefault(user.Value));
            }
        }
    }

    private IEnumerable<FoundIntegration> WithUser()
    {
        foreach (var integration in Integrations)
        {
            if (integration.Facts is { } user)
            {
                yield return new(integration, user);
            }
        }
    }
}

/// <summary>
/// An integration in the org that is checked, whose user exists. A class, since the runtime compiles collections of values anew.
/// </summary>
internal sealed record FoundIntegration(IntegrationCase Case, UserFacts User);

/// <summary>An integration in the org that is checked.</summary>
/// <param name="Integration">What the manifest says.</param>
/// <param name="User">Its username in this org.</param>
/// <param name="Facts">The user; null where the org has none of that name.</param>
internal sealed record IntegrationCase(Integration Integration, Positioned<string> User, UserFacts? Facts)
{
    /// <summary>The user and the integration, as messages begin: <c>stripe@acme.example (Stripe billing)</c>.</summary>
    public string Who => $"{User.Value} ({Integration.Name.Value})";
}
