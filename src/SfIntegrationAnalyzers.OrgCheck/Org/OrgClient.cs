using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck.Credentials;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// Asks an org, reading only: GET, and composite requests that hold nothing but GET. What it hands out is whole.
/// </summary>
internal sealed class OrgClient
{
    private const int MostVersionBytes = 1 << 20;
    private const int MostAnswerBytes = 64 << 20;

    /// <summary>An org complains of one field at a time, and a manifest may name many that it lacks.</summary>
    private const int MostRounds = 50;

    private readonly OrgHttp _http;
    private readonly ICredentials _credentials;
    private readonly SecretMask _secrets;
    private OrgSession? _session;
    private bool _renewed;

    /// <summary>Makes a client.</summary>
    /// <param name="http">The sender.</param>
    /// <param name="credentials">Opens sessions.</param>
    /// <param name="secrets">Learns the token of each session.</param>
    public OrgClient(OrgHttp http, ICredentials credentials, SecretMask secrets) =>
        (_http, _credentials, _secrets) = (http, credentials, secrets);

    /// <summary>Whether a session is open.</summary>
    public bool HasSession => _session is not null;

    /// <summary>The open session.</summary>
    public OrgSession Session => _session ?? throw new InvalidOperationException("There is no session yet.");

    /// <summary>The org's versions, oldest first; empty before it told.</summary>
    public ImmutableArray<OrgApiVersion> Versions { get; private set; } = [];

    /// <summary>The API version of the requests.</summary>
    public ApiVersion Version { get; private set; }

    /// <summary>Opens a session. Nothing but the token call is sent.</summary>
    /// <exception cref="OrgException">The org refused, or did not answer.</exception>
    public async Task LogInAsync(CancellationToken cancellationToken)
    {
        _session = await _credentials.LogInAsync(_http, cancellationToken).ConfigureAwait(false);
        _secrets.Add(_session.AccessToken);
    }

    /// <summary>Reads the org's versions, and takes the newest that is known to both sides, the org and this package.</summary>
    /// <param name="cancellationToken">The deadline.</param>
    /// <exception cref="OrgException">The org did not answer, or has no version in common.</exception>
    public async Task ChooseVersionAsync(CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Get, "/services/data", null, MostVersionBytes, cancellationToken).ConfigureAwait(false);
        using var document = response.ReadJson();
        var versions = OrgVersions.Read(document.RootElement)
            ?? throw new OrgException(response.NotUnderstood("it is no list of API versions"));
        var newestKnown = ApiVersionTable.BuiltIn.Newest;
        foreach (var version in versions)
        {
            // Oldest first.
            Version = version.Version <= newestKnown ? version.Version : Version;
        }

        Versions = Version.Major > 0
            ? versions
            : throw new OrgException(response.NotUnderstood(
                $"the org has no API version up to {newestKnown}, the newest that this package knows"));
    }

    /// <summary>Answers all questions, several in a request.</summary>
    /// <exception cref="OrgException">No answer, or one that is not whole; a refusal of single questions is in their answers.</exception>
    public async Task AskAsync(IReadOnlyCollection<Ask> asks, CancellationToken cancellationToken)
    {
        for (var round = 0; asks.Any(ask => !ask.IsDone); round++)
        {
            if (round == MostRounds)
            {
                throw new OrgException(new OrgFailure(
                    OrgFailureKind.NotUnderstood, $"{Session.InstanceUrl.Host} refuses the same queries again and again"));
            }

            // What does not fit into one composite request costs more API calls in a batch, and spares a round trip.
            var open = asks.Where(ask => !ask.IsDone).ToList();
            var way = ManyInOne.Composite.Pack(open).Count <= 1 ? ManyInOne.Composite : ManyInOne.Batch;
            var mayPass = false;
            foreach (var group in way.Pack(open))
            {
                mayPass |= await AskTogetherAsync(way, group, cancellationToken).ConfigureAwait(false);
            }

            foreach (var ask in asks.Where(ask => ask.NextPage is not null))
            {
                await ReadPagesAsync(ask, cancellationToken).ConfigureAwait(false);
            }

            if (mayPass)
            {
                await _http.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <returns>Whether a question stays open that may be answered in a moment.</returns>
    private async Task<bool> AskTogetherAsync(ManyInOne way, List<Ask> asks, CancellationToken cancellationToken)
    {
        var path = $"/services/data/v{Version}/{way.Resource}";
        var body = way.Write(asks, Version);
        var response = await SendAsync(HttpMethod.Post, path, body, MostAnswerBytes, cancellationToken).ConfigureAwait(false);
        using var document = response.ReadJson();
        var answers = way.Read(document.RootElement, asks.Count)
            ?? throw new OrgException(response.NotUnderstood("its parts are not those that were asked for"));
        var mayPass = false;
        for (var index = 0; index < asks.Count; index++)
        {
            var (ask, answer) = (asks[index], answers[index]);
            if (answer.Status == 200)
            {
                Take(ask, answer.Body, response);
                continue;
            }

            var failure = ErrorResponses.Describe(response, answer.Status, answer.Body);
            if (ErrorResponses.MayPass(failure) && ask.MayRepeat())
            {
                mayPass = true;
                continue;
            }

            if (!ask.Bears(failure))
            {
                throw new OrgException(failure);
            }

            ask.Refuse(failure);
        }

        return mayPass;
    }

    private async Task ReadPagesAsync(Ask ask, CancellationToken cancellationToken)
    {
        while (ask.NextPage is { } path)
        {
            var response = await SendOnceAsync(HttpMethod.Get, path, null, MostAnswerBytes, cancellationToken).ConfigureAwait(false);
            if (await RenewAsync(response, cancellationToken).ConfigureAwait(false))
            {
                // A locator belongs to the session that made it.
                ask.Restart();
                return;
            }

            if (!response.IsSuccess)
            {
                var failure = ErrorResponses.Describe(response);
                if (failure.Code != "INVALID_QUERY_LOCATOR" || ask.Restarts > 0)
                {
                    throw new OrgException(failure);
                }

                ask.Restart();
                return;
            }

            using var document = response.ReadJson();
            Take(ask, document.RootElement, response);
        }
    }

    private void Take(Ask ask, JsonElement page, OrgResponse response)
    {
        try
        {
            ask.Take(page, PathOfPage);
        }
        catch (FormatException) when (ask.Restarts == 0 && ask.NextPage is not null)
        {
            // Rows may have changed between two pages.
            ask.Restart();
        }
        catch (FormatException exception)
        {
            throw new OrgException(response.NotUnderstood(exception.Message) with { Kind = OrgFailureKind.Incomplete });
        }
        catch (InvalidOperationException)
        {
            throw new OrgException(response.NotUnderstood("a text in it is not valid Unicode"));
        }
    }

    /// <summary>An answer says where it goes on; that is followed within the org's query resource only.</summary>
    private string PathOfPage(string next)
    {
        var prefix = $"/services/data/v{Version}/query/";
        if (Uri.TryCreate(Session.InstanceUrl, next, out var url)
            && SalesforceHosts.AreSameOrigin(url, Session.InstanceUrl)
            && url.AbsolutePath.StartsWith(prefix, StringComparison.Ordinal)
            && url.AbsolutePath[prefix.Length..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && url.Query.Length == 0)
        {
            return url.AbsolutePath;
        }

        throw new FormatException("it goes on outside the org's query resource");
    }

    private async Task<OrgResponse> SendAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        int mostBytes,
        CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(method, path, body, mostBytes, cancellationToken).ConfigureAwait(false);
        if (await RenewAsync(response, cancellationToken).ConfigureAwait(false))
        {
            response = await SendOnceAsync(method, path, body, mostBytes, cancellationToken).ConfigureAwait(false);
        }

        return response.IsSuccess ? response : throw new OrgException(ErrorResponses.Describe(response));
    }

    /// <summary>Logs in once more where the session has ended, and only once in a check.</summary>
    /// <returns>Whether there is a new session.</returns>
    private async Task<bool> RenewAsync(OrgResponse response, CancellationToken cancellationToken)
    {
        if (_renewed || !_credentials.CanRenew || !ErrorResponses.IsStaleSession(response))
        {
            return false;
        }

        _renewed = true;
        var before = Session.InstanceUrl;
        await LogInAsync(cancellationToken).ConfigureAwait(false);
        return SalesforceHosts.AreSameOrigin(before, Session.InstanceUrl)
            ? true
            : throw new OrgException(new OrgFailure(OrgFailureKind.WrongOrg, "the second login led to another instance than the first"));
    }

    private Task<OrgResponse> SendOnceAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        int mostBytes,
        CancellationToken cancellationToken)
    {
        var url = new Uri(Session.InstanceUrl, path);
        return _http.SendAsync(
            url,
            () =>
            {
                var request = new HttpRequestMessage(method, url);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Session.AccessToken.Reveal());
                if (body is not null)
                {
                    request.Content = new ByteArrayContent(body);
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                }

                return request;
            },
            mayRepeat: true,
            mostBytes,
            cancellationToken);
    }
}
