using System.Collections.Immutable;

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
        foreach (var name in environment.Keys)
        {
            foreach (var source in InOrder)
            {
                if (source.Variables.Any(variable => name.StartsWith(variable, StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The first source that is set up; those with a variable of the org's own come first.</summary>
    /// <returns>The credentials, the failure of a source that was chosen, or what each source lacks.</returns>
    public static async Task<CredentialChoice> ChooseAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var lacking = ImmutableArray.CreateBuilder<string>();
        foreach (var source in (ICredentialSource[])[.. InOrder.Where(IsOfTheOrg), .. InOrder.Where(source => !IsOfTheOrg(source))])
        {
            var offer = await source.FindAsync(context, cancellationToken).ConfigureAwait(false);
            if (offer.Credentials is not null || offer.Failure is not null)
            {
                return new CredentialChoice(source.Name, offer.Credentials, offer.Failure, lacking.ToImmutable());
            }

            lacking.Add($"{source.Name}: {offer.Lacking}");
        }

        return new CredentialChoice(null, null, null, lacking.ToImmutable());

        bool IsOfTheOrg(ICredentialSource source) => source.Variables.Any(context.Variables.HasOwn);
    }
}

/// <summary>Which source was taken.</summary>
/// <param name="Source">Its name; null where none is set up.</param>
/// <param name="Credentials">What it gave.</param>
/// <param name="Failure">Why it cannot work.</param>
/// <param name="Lacking">What the sources before it lack, one clause each.</param>
internal sealed record CredentialChoice(string? Source, ICredentials? Credentials, Org.OrgFailure? Failure, ImmutableArray<string> Lacking);
