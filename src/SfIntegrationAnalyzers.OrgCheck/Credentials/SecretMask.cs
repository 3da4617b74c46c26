using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// Takes secrets out of texts. Salesforce's own words are part of messages, and a proxy or a hostile server may repeat in them what it
/// was sent.
/// </summary>
internal sealed class SecretMask
{
    /// <summary>No part of a secret that is longer than this may show.</summary>
    private const int MostVisible = 8;
    private const int Window = MostVisible + 1;

    private readonly HashSet<string> _windows = new(StringComparer.Ordinal);

    /// <summary>Knows the secrets of an environment.</summary>
    public SecretMask(CredentialVariables variables)
    {
        Add(variables["SF_ACCESS_TOKEN"]);
        Add(variables["SF_CLIENT_SECRET"]);
        foreach (var line in (variables["SF_PRIVATE_KEY"] ?? "").Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal)))
        {
            Add(line);
        }

        foreach (var part in (variables["SFDX_AUTH_URL"] ?? "").Split('@')[0].Split(':').Skip(2))
        {
            Add(part);
        }
    }

    /// <summary>Learns a token.</summary>
    public void Add(Secret token) => Add(token.Reveal());

    /// <summary>A text without secrets.</summary>
    public string Apply(string text)
    {
        var masked = text.ToCharArray();
        for (var at = 0; at + Window <= text.Length; at++)
        {
            if (_windows.Contains(text.Substring(at, Window)))
            {
                Array.Fill(masked, '*', at, Window);
            }
        }

        return new string(masked);
    }

    /// <summary>A failure without secrets.</summary>
    public OrgFailure Apply(OrgFailure failure) => failure with
    {
        Text = Apply(failure.Text),
        Code = failure.Code is null ? null : Apply(failure.Code),
        Description = failure.Description is null ? null : Apply(failure.Description),
    };

    private void Add(string? secret)
    {
        // A token begins with the org's id, which is no secret.
        var text = secret?[(secret.IndexOf('!', StringComparison.Ordinal) + 1)..] ?? "";
        for (var at = 0; at + Window <= text.Length; at++)
        {
            _windows.Add(text.Substring(at, Window));
        }
    }
}
