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
        if (fault?.Alter is { } alter)
            response = alter(response);
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
            var refusal = $"{request.Method} {request.Target}: the emulator does not answer {refused.Message}";
            server.Refusals.Enqueue(refusal);
            return EmulatedResponse.Error(500, "EMULATOR_REFUSED", refusal);
        }
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
        var isToken = request.Path.StartsWith("/services/oauth2/", StringComparison.Ordinal);
        var (isReadOnly, queries) = request.Method == "POST" && request.Path.Contains("/composite", StringComparison.Ordinal)
            ? CompositeEndpoint.Inspect(request)
            : (request.IsGet || isToken, request.Query("q") is { } soql ? [soql] : []);
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

    private static string? ErrorCode(EmulatedResponse response)
    {
        if (response.Status < 400 || response.ContentType != EmulatedResponse.JsonType)
            return null;
        using var body = JsonDocument.Parse(response.Body);
        var error = body.RootElement.ValueKind == JsonValueKind.Array ? body.RootElement[0] : body.RootElement;
        return error.TryGetProperty("errorCode", out var code) || error.TryGetProperty("error", out code) ? code.GetString() : null;
    }
}
