using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Endpoints;
using SfIntegrationAnalyzers.OrgEmulator.Faults;
using SfIntegrationAnalyzers.OrgEmulator.OAuth;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Http;

/// <summary>Takes a request through journal, size limits, faults and the endpoint that it is for.</summary>
internal sealed class RequestDispatcher(OrgServer server)
{
    private const int HeadLimit = 16_384;

    private readonly TokenEndpoint _token = new(server);
    private readonly RestRouter _rest = new(server);
    private int _number;

    public async Task HandleAsync(HttpContext context)
    {
        var request = await EmulatedRequest.ReadAsync(context);
        var number = Interlocked.Increment(ref _number);
        var fault = server.Faults.Strike(request);
        var response = fault?.Instead?.Invoke() ?? await AnswerAsync(request);
        response = fault?.Alter?.Invoke(response) ?? response;
        server.Journal.Add(Entry(number, request, response, fault));
        try
        {
            await ResponseSender.SendAsync(context, response, server.Org.Clock.Now, fault);
        }
        catch (OperationCanceledException)
        {
            // The client went away, which is its right.
        }
    }

    private async Task<EmulatedResponse> AnswerAsync(EmulatedRequest request)
    {
        if (request.Target.Length > HeadLimit)
            return EmulatedResponse.Text(414, "text/html", "URI Too Long");
        if (request.HeadBytes > HeadLimit)
            return EmulatedResponse.Text(431, "text/html", "Request Header Fields Too Large");
        try
        {
            return request.Path == "/services/oauth2/token" ? await _token.HandleAsync(request) : Locked(request);
        }
        catch (EmulatorRefusedException refused)
        {
            return Refusal(request, "does not answer " + refused.Message);
        }
        catch (Exception mistake)
        {
            // A mistake in the emulator is as loud as a gap in it, and as little an answer.
            return Refusal(request, $"is wrong: {mistake.GetType().Name}: {mistake.Message}");
        }
    }

    private EmulatedResponse Refusal(EmulatedRequest request, string what)
    {
        var refusal = $"{request.Method} {request.Target}: the emulator {what}";
        server.Refuse(refusal);
        return EmulatedResponse.Error(500, "EMULATOR_REFUSED", refusal);
    }

    private EmulatedResponse Locked(EmulatedRequest request)
    {
        lock (server.Org.Gate)
        {
            GroupRecalculation.CatchUp(server.Org);
            return request.Path switch
            {
                "/services/oauth2/userinfo" => IdentityEndpoint.UserInfo(server, request),
                "/services/oauth2/revoke" => RevokeEndpoint.Revoke(server, request),
                var path when path.StartsWith("/id/", StringComparison.Ordinal) => IdentityEndpoint.Identity(server, request),
                var path when path.StartsWith(SoapLoginEndpoint.Root, StringComparison.Ordinal) => SoapLoginEndpoint.Login(server, request),
                var path when RestRouter.Serves(path) => _rest.Handle(request),
                _ => EmulatedResponse.NotFound,
            };
        }
    }

    private JournalEntry Entry(int number, EmulatedRequest request, EmulatedResponse response, Fault? fault)
    {
        var (isReadOnly, queries) = Inspect(request);
        return new JournalEntry(
            number,
            server.Org.Clock.Now,
            request.Method,
            request.Target,
            request.Path,
            request.Headers,
            request.Body,
            server.Sessions.Owner(request.BearerToken),
            fault?.Transport == Transport.Reset ? null : response.Status,
            ErrorCode(response),
            fault?.Name,
            queries,
            isReadOnly,
            response.Body.Length);
    }

    /// <summary>Whether a request only reads, and the queries in it.</summary>
    private static (bool IsReadOnly, IReadOnlyList<string> Queries) Inspect(EmulatedRequest request)
    {
        if (!CompositeBody.IsIn(request))
        {
            var isToken = request.Path.StartsWith("/services/oauth2/", StringComparison.Ordinal);
            return (request.IsGet || isToken, request.Query("q") is { } soql ? [soql] : []);
        }

        try
        {
            var body = CompositeBody.Parse(request);
            return (body.IsReadOnly, body.Queries);
        }
        catch (EmulatorRefusedException)
        {
            return (false, []);
        }
    }

    private static string? ErrorCode(EmulatedResponse response)
    {
        if (response.Status < 400 || response.ContentType != EmulatedResponse.JsonType)
            return null;
        using var body = JsonDocument.Parse(response.Body);
        var error = body.RootElement.ValueKind == JsonValueKind.Array ? body.RootElement[0] : body.RootElement;
        return error.TryGetProperty("errorCode", out var code) || error.TryGetProperty("error", out code) ? code.GetString() : null;
    }
}
