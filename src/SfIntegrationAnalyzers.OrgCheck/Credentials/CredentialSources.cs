using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>All sources in the order in which they are tried.</summary>
internal static class CredentialSources
{
    /// <summary>The order of the documentation. The Salesforce CLI comes last: it needs no variable and costs seconds.</summary>
    public static ImmutableArray<ICredentialSource> InOrder { get; } =
    [
        new AccessTokenSource(),
        new JwtBearerSource(),
        new ClientCredentialsSource(),
        new SfdxAuthUrlSource(),
        new SalesforceCliSource(),
    ];

    /// <summary>
    /// Whether an environment names any credentials, for whichever org: a sign that a check will go out, not that it can.
    /// </summary>
    public static bool AreNamedIn(IReadOnlyDictionary<string, string> environment)
    {
        foreach (var source in InOrder)
        {
            foreach (var variable in source.Variables)
            {
                foreach (var name in environment.Keys)
                {
                    if (name.StartsWith(variable, StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The first source that is set up; those with a variable of the org's own come first.</summary>
    /// <returns>
    /// The credentials, the failure of a source that was chosen, or what is lacking: of the sources that are set up in part, else of all.
    /// </returns>
    public static async Task<CredentialChoice> ChooseAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var lacking = ImmutableArray.CreateBuilder<string>();
        var begun = ImmutableArray.CreateBuilder<string>();
        foreach (var source in InTurn(context.Variables))
        {
            var offer = await source.FindAsync(context, cancellationToken).ConfigureAwait(false);
            if (offer.Credentials is not null || offer.Failure is not null)
            {
                return new CredentialChoice(source.Name, offer.Credentials, offer.Failure, []);
            }

            lacking.Add($"{source.Name}: {offer.Lacking}");
            if (offer.IsBegun)
            {
                begun.Add(lacking[^1]);
            }
        }

        foreach (var (written, meant) in context.Variables.InOtherCase(InOrder.SelectMany(source => source.Variables)))
        {
            begun.Add($"{written} is set, but its name must be {meant}");
        }

        return begun.Count > 0
            ? new CredentialChoice(null, null, new OrgFailure(OrgFailureKind.PartOfCredentials, "credentials in part"), begun.ToImmutable())
            : new CredentialChoice(null, null, new OrgFailure(OrgFailureKind.NoCredentials, "no credentials"), lacking.ToImmutable());
    }

    /// <summary>In the order above, but first those with a variable of the org's own.</summary>
    private static List<ICredentialSource> InTurn(CredentialVariables variables)
    {
        var inTurn = new List<ICredentialSource>();
        var ofTheOrg = 0;
        foreach (var source in InOrder)
        {
            inTurn.Insert(source.Variables.Any(variables.HasOwn) ? ofTheOrg++ : inTurn.Count, source);
        }

        return inTurn;
    }
}

/// <summary>Which source was taken.</summary>
/// <param name="Source">Its name; null where none is set up.</param>
/// <param name="Credentials">What it gave.</param>
/// <param name="Failure">Why there are no credentials; null where there are.</param>
/// <param name="Lacking">What sources lack where none was taken, one clause each.</param>
internal sealed record CredentialChoice(string? Source, ICredentials? Credentials, OrgFailure? Failure, ImmutableArray<string> Lacking);
