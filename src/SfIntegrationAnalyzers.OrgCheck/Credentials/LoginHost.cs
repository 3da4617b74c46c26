using System.Diagnostics.CodeAnalysis;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>The host that a login goes to, and what an assertion names as its audience.</summary>
/// <param name="Endpoint">The token endpoint.</param>
/// <param name="Audience">The audience, without a trailing slash.</param>
internal sealed record LoginHost(TokenEndpoint Endpoint, string Audience)
{
    private const string Login = "SF_LOGIN_URL";

    /// <summary>Where the token belongs.</summary>
    public const string Instance = "SF_ORG_INSTANCE_URL";

    private const string AudienceAlone = "SF_AUDIENCE_URL";

    /// <summary>
    /// <c>SF_LOGIN_URL</c>, else <c>SF_ORG_INSTANCE_URL</c>, else the manifest's instance if Salesforce owns that host, else refused.
    /// </summary>
    public static bool TryChoose(
        CredentialContext context, [NotNullWhen(true)] out LoginHost? host, [NotNullWhen(false)] out OrgFailure? failure)
    {
        (host, failure) = (null, null);
        var variables = context.Variables;
        failure = new[] { Login, Instance, AudienceAlone }
            .Select(name => ComplaintAbout(name, variables))
            .FirstOrDefault(complaint => complaint is not null);
        if (failure is not null)
        {
            return false;
        }

        var instance = SalesforceHosts.TryParse(variables[Instance]);
        var login = SalesforceHosts.TryParse(variables[Login]) ?? instance;
        if (login is null)
        {
            login = context.ManifestInstance ?? SalesforceHosts.Production;
            if (!SalesforceHosts.IsOwnedBySalesforce(login))
            {
                failure = Untrusted(login);
                return false;
            }
        }

        host = new LoginHost(
            new TokenEndpoint(login, instance),
            SalesforceHosts.TryParse(variables[AudienceAlone]) is { } audience
                ? SalesforceHosts.Describe(audience)
                : AudienceOf(login));
        return true;
    }

    /// <summary>Why no token may go to the address of a variable, where it has a value; null where it may.</summary>
    public static OrgFailure? ComplaintAbout(string name, CredentialVariables variables) =>
        variables[name] is not { } text || (SalesforceHosts.TryParse(text) is { } named && SalesforceHosts.IsSecure(named))
            ? null
            : new OrgFailure(
                OrgFailureKind.LoginRefused,
                $"{variables.NameOf(name)} is not an https address such as https://acme.my.salesforce.com")
            {
                Advice = "Write the address from Setup > My Domain, with https",
            };

    /// <summary>A host that only the manifest names gets no credentials, unless Salesforce owns it.</summary>
    public static OrgFailure Untrusted(Uri host) =>
        new(
            OrgFailureKind.WrongOrg,
            $"only the manifest names {SalesforceHosts.Describe(host)}, and that host is not Salesforce's own, "
            + "so no credentials are sent there")
        {
            Advice = "If the host is right, name it in the build's environment as well: SF_ORG_INSTANCE_URL or SF_LOGIN_URL",
        };

    /// <summary>A My Domain accepts assertions for the login host of its kind; other hosts get their own name.</summary>
    private static string AudienceOf(Uri login) =>
        !SalesforceHosts.IsOwnedBySalesforce(login) ? SalesforceHosts.Describe(login)
        : SalesforceHosts.IsSandbox(login) ? SalesforceHosts.Describe(SalesforceHosts.Sandbox)
        : SalesforceHosts.Describe(SalesforceHosts.Production);
}
