using System.Security.Cryptography.X509Certificates;

namespace SfIntegrationAnalyzers.OrgEmulator;

/// <summary>How an org is served, apart from what it holds.</summary>
public sealed record EmulatedOrgOptions
{
    /// <summary>Port of the org on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Port of <c>/__control</c>; 0 takes a free one.</summary>
    public int ControlPort { get; init; }

    /// <summary>Certificate to serve TLS with; absent, plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>
    /// Seed of everything that Salesforce leaves open: the order of rows, the size of pages, whether a probable fault strikes.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rows of a full page. Salesforce promises none; 2,000 is its usual one.</summary>
    public int PageSize { get; init; } = 2000;

    /// <summary>Draws the size of each page between one and <see cref="PageSize"/>.</summary>
    public bool RandomPageSizes { get; init; }

    public bool AllowPasswordGrant { get; init; }

    /// <summary>Each refresh hands out a new refresh token and kills the old one.</summary>
    public bool RotateRefreshTokens { get; init; }

    /// <summary>Told of each question that the emulator cannot answer, at once and on any thread.</summary>
    public Action<string>? OnRefusal { get; init; }

    /// <summary>How long a group stays Updating once its recalculation starts.</summary>
    public TimeSpan GroupRecalculation { get; init; } = TimeSpan.Zero;
}
