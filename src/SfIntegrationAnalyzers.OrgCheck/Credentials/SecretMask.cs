namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// Takes secrets out of texts, in large or small letters. Salesforce's own words are part of messages, and a proxy or a hostile server may
/// repeat in them what it was sent; in a host, all letters are small.
/// </summary>
internal sealed class SecretMask
{
    /// <summary>No part of a secret that is longer than this may show.</summary>
    private const int MostVisible = 8;
    private const int Window = MostVisible + 1;

    /// <summary>What is shorter is in half of all words, and no secret.</summary>
    private const int Shortest = 4;

    private readonly List<string> _secrets = [];

    /// <summary>Secrets that are no longer than what may show of others: these are masked as a whole.</summary>
    private readonly List<string> _short = [];

    // Hashes, because every text of a report is looked through. Texts that are not alike may share one.
    private readonly HashSet<int> _windows = [];

    /// <summary>Knows the secrets of an environment.</summary>
    public SecretMask(CredentialVariables variables)
    {
        Add(variables["SF_ACCESS_TOKEN"]);
        Add(variables["SF_CLIENT_SECRET"]);
        AddKey(variables["SF_PRIVATE_KEY"] ?? "");
        var authUrl = (variables["SFDX_AUTH_URL"] ?? "").Split('@')[0].Split(':');
        for (var part = 2; part < authUrl.Length; part++)
        {
            Add(authUrl[part]);
        }
    }

    /// <summary>Learns a secret.</summary>
    public void Add(Secret secret) => Add(secret.Reveal());

    /// <summary>Learns a private key in PEM form.</summary>
    public void AddKey(Secret pem) => AddKey(pem.Reveal());

    /// <summary>A text without secrets.</summary>
    public string Apply(string text)
    {
        char[]? masked = null;
        var folded = text.ToUpperInvariant();
        foreach (var secret in _short)
        {
            for (var at = -1; (at = folded.IndexOf(secret, at + 1, StringComparison.Ordinal)) >= 0;)
            {
                masked ??= text.ToCharArray();
                Array.Fill(masked, '*', at, secret.Length);
            }
        }

        for (var at = 0; at + Window <= text.Length; at++)
        {
            if (IsSecret(folded.AsSpan(at, Window)))
            {
                masked ??= text.ToCharArray();
                Array.Fill(masked, '*', at, Window);
            }
        }

        return masked is null ? text : new string(masked);
    }

    private bool IsSecret(ReadOnlySpan<char> window)
    {
        if (!_windows.Contains(string.GetHashCode(window)))
            return false;
        foreach (var secret in _secrets)
        {
            if (secret.AsSpan().IndexOf(window) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>A key is secret between its first line and its last, be they lines of their own or not.</summary>
    private void AddKey(string pem)
    {
        foreach (var part in pem.Split(['\r', '\n', ' ', '-']))
        {
            // The last line of a key may be of any length, and a short one is no secret by itself.
            if (part.Length >= Window)
            {
                Know(part);
            }
        }
    }

    private void Add(string? secret)
    {
        var text = secret?[(OrgSession.OrganizationIdOf(secret)?.Length ?? 0)..] ?? "";
        Know(text);

        // As a form has it, in which a login sends it.
        if (Uri.EscapeDataString(text) is var escaped && escaped != text)
        {
            Know(escaped);
            Know(escaped.Replace("%20", "+", StringComparison.Ordinal));
        }
    }

    private void Know(string text)
    {
        text = text.ToUpperInvariant();
        if (text.Length is >= Shortest and < Window)
        {
            _short.Add(text);
            return;
        }

        _secrets.Add(text);
        for (var at = 0; at + Window <= text.Length; at++)
        {
            _windows.Add(string.GetHashCode(text.AsSpan(at, Window)));
        }
    }
}
