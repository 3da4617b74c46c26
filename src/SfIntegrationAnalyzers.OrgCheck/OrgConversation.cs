using System.Collections.Immutable;
using System.Globalization;
using SfIntegrationAnalyzers.OrgCheck.Credentials;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>One talk with one org: credentials, session, version, evidence, all within one time limit.</summary>
internal sealed class OrgConversation : IDisposable
{
    private readonly CheckRequest _request;
    private readonly ManifestOrg _org;
    private readonly CredentialVariables _variables;
    private readonly SecretMask _mask;
    private readonly OrgHttp _http;
    private CredentialChoice? _choice;
    private OrgClient? _client;
    private OrganizationFacts? _organization;

    /// <summary>Prepares; sends nothing.</summary>
    public OrgConversation(CheckRequest request, ManifestOrg org)
    {
        (_request, _org) = (request, org);
        _variables = new CredentialVariables(request.Environment, org.Key.Value);
        _mask = new SecretMask(_variables);
        _http = new OrgHttp(request.Effects.CreateHttpHandler(), request.TimeProvider, request.Timeout);
    }

    /// <summary>Where the session is.</summary>
    public Uri InstanceUrl => _client!.Session.InstanceUrl;

    /// <summary>
    /// How the reader's Salesforce CLI reaches this org: as the build's own
    /// does, else under the manifest's key, once it is logged in there.
    /// </summary>
    public SalesforceCli Cli =>
        _variables[SalesforceCliSource.TargetOrg] is { } target ? new(target, null)
        : _choice is { Source: SalesforceCliSource.SourceName } && _client!.Session.Username is { } username
            ? new(username, null)
        : new(_org.Key.Value, InstanceUrl);

    /// <summary>The moment by the org's clock, which ends assignments; by this machine's before the org told.</summary>
    public DateTimeOffset Now => _request.TimeProvider.GetUtcNow() + (_http.ClockSkew ?? TimeSpan.Zero);

    /// <summary>The org's daily requests; null before it told.</summary>
    public ApiUsage? ApiUsage => _http.ApiUsage;

    /// <summary>Asks for all that a scope needs.</summary>
    /// <param name="scope">Says what is needed; asked while the first answer is on its way.</param>
    /// <param name="failing">The users whom a first look shows to lack something.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="OrgException">The org could not be looked at.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<OrgEvidence> GatherAsync(
        Func<EvidenceScope> scope, Func<OrgEvidence, ImmutableHashSet<string>> failing, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_request.Timeout, _request.TimeProvider);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await GatherWithinAsync(scope, failing, limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new OrgException(new OrgFailure(
                OrgFailureKind.TimedOut,
                string.Create(CultureInfo.InvariantCulture, $"it took longer than {_request.Timeout.TotalSeconds:0.#} seconds"))
            {
                Advice = "Raise SfiOrgCheckTimeoutSeconds if the org is merely slow",
            });
        }
    }

    /// <summary>Takes secrets out of findings that do not end in a report.</summary>
    public ImmutableArray<Finding> WithoutSecrets(ImmutableArray<Finding> findings) => _mask.Apply(findings);

    /// <summary>Takes secrets out of a text of the org.</summary>
    public string WithoutSecrets(string text) => _mask.Apply(text);

    /// <summary>What stood in the way. The org's own words are in it.</summary>
    public Obstacle Obstacle(OrgFailure failure) =>
        new(failure, _org.Key.Value, _choice?.Source, _variables.Suffix, _choice?.Lacking ?? []);

    /// <summary>Adds to a report what is known of org and checker, and takes out secrets that the org may have repeated.</summary>
    public CheckReport Describe(CheckReport report)
    {
        var session = _client is { HasSession: true } client ? client.Session : null;
        return _mask.Apply(report with
        {
            Org = session is null || _organization is null
                ? null
                : new CheckedOrg(
                    _org.Key.Value,
                    session.InstanceUrl,
                    _organization.Id,
                    _organization.Name,
                    _organization.Edition,
                    _organization.IsSandbox),
            Checker = session is null ? null : new Checker(session.UserId, session.Username, _choice!.Source!),
            ApiVersion = _client is { Versions.IsEmpty: false } asking ? asking.Version : null,
            OrgVersions = IsMeant && _client is { } telling ? telling.Versions : [],
            ApiUsage = ApiUsage,
            RequestsMade = _http.RequestsMade,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<OrgEvidence> GatherWithinAsync(
        Func<EvidenceScope> scope, Func<OrgEvidence, ImmutableHashSet<string>> failing, CancellationToken cancellationToken)
    {
        var context = new CredentialContext(
            _variables,
            _org.InstanceUrl?.Value,
            Path.GetDirectoryName(_request.ManifestPath) ?? "",
            _request.Effects,
            _request.TimeProvider,
            _mask);
        _choice = await CredentialSources.ChooseAsync(context, cancellationToken).ConfigureAwait(false);
        if (_choice.Credentials is not { } credentials)
        {
            throw new OrgException(_choice.Failure!);
        }

        Rehearsal.Begin();
        _client = new OrgClient(_http, credentials, _mask);
        await _client.LogInAsync(cancellationToken).ConfigureAwait(false);
        ExpectInstance(_client.Session.InstanceUrl);
        var versions = _client.ChooseVersionAsync(cancellationToken);

        // On a thread of its own: those of the pool are as many as there are processors, and the request needs one to go out.
        var gatherer = await Task.Factory.StartNew(
            () => new EvidenceGatherer(_client, scope(), () => Now),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).ConfigureAwait(false);
        Rehearsal.BeginDecision();
        await versions.ConfigureAwait(false);
        var evidence = await gatherer.GatherAsync(Expect, failing, cancellationToken).ConfigureAwait(false);
        return evidence.MayViewSetup.Is(true)
            ? evidence
            : throw new OrgException(evidence.NotVisible.FirstOrDefault() ?? new OrgFailure(
                OrgFailureKind.NotVisible,
                evidence.MayViewSetup.IsKnown
                    ? "View Setup and Configuration is missing"
                    : "the org does not say whether it has View Setup and Configuration"));
    }

    /// <summary>Without an organization id the instance is all that tells orgs apart, and then nothing is sent to another.</summary>
    private void ExpectInstance(Uri instance)
    {
        if (_org.OrganizationId is null
            && _org.InstanceUrl is { Value: var expected }
            && !SalesforceHosts.AreSameOrigin(expected, instance))
        {
            throw Wrong(
                $"the credentials lead to {SalesforceHosts.Describe(instance)}, but the manifest means {SalesforceHosts.Describe(expected)}");
        }
    }

    /// <summary>Whether the org is the one that the manifest means, as far as its id tells; of another instance none is asked.</summary>
    private bool IsMeant =>
        _org.OrganizationId is not { Value: var expected }
        || (_organization is { } answering && SalesforceId.AreSame(expected, answering.Id));

    private void Expect(OrganizationFacts organization)
    {
        _organization = organization;
        if (!IsMeant)
        {
            throw Wrong(
                $"the org that answers is {organization.Name} ({organization.Id}), but the manifest means {_org.OrganizationId}",
                organization.IsSandbox == true
                    ? "A sandbox gets a new ID when it is refreshed: put it into \"organizationId\", or leave that key out for sandboxes"
                    : null);
        }
    }

    private static OrgException Wrong(string text, string? advice = null) =>
        new(new OrgFailure(OrgFailureKind.WrongOrg, text) { Advice = advice });
}
