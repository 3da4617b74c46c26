using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>Several calls in one. Only reads: the emulator has nothing to write to.</summary>
internal static class CompositeEndpoint
{
    private const int MaximumSubrequests = 25;
    private const int MaximumQueries = 5;

    /// <summary>Counts as one API call, whatever it holds.</summary>
    public static EmulatedResponse Composite(ApiCall call, RestRouter router)
    {
        using var body = Parse(call);
        var subrequests = Array(body, "compositeRequest");
        if (body.RootElement.TryGetProperty("allOrNone", out var allOrNone) && allOrNone.ValueKind == JsonValueKind.True)
            throw new EmulatorRefusedException("a composite request with allOrNone");
        if (subrequests.Count(s => IsQuery(Text(s, "url"))) > MaximumQueries)
            throw new EmulatorRefusedException($"a composite request with more than {MaximumQueries} queries");

        var answers = subrequests.Select(s => (Reference: Text(s, "referenceId"), Answer: Run(call, router, s, Text(s, "url")))).ToList();
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("compositeResponse");
            foreach (var (reference, answer) in answers)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("body");
                writer.WriteRawValue(answer.Body.Span, skipInputValidation: true);
                writer.WriteStartObject("httpHeaders");
                writer.WriteEndObject();
                writer.WriteNumber("httpStatusCode", answer.Status);
                writer.WriteString("referenceId", reference);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>Each call in it counts.</summary>
    public static EmulatedResponse Batch(ApiCall call, RestRouter router)
    {
        using var body = Parse(call);
        var subrequests = Array(body, "batchRequests");
        var answers = subrequests.Select(s => Run(call, router, s, "/services/data/" + Text(s, "url").TrimStart('/'))).ToList();
        call.Server.Usage.Used += Math.Max(0, answers.Count - 1);
        return EmulatedResponse.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("hasErrors", answers.Any(a => a.Status >= 400));
            writer.WriteStartArray("results");
            foreach (var answer in answers)
            {
                writer.WriteStartObject();
                writer.WriteNumber("statusCode", answer.Status);
                writer.WritePropertyName("result");
                writer.WriteRawValue(answer.Body.Span, skipInputValidation: true);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>Whether every call inside the body is a GET, and the queries among them.</summary>
    public static (bool IsReadOnly, IReadOnlyList<string> Queries) Inspect(EmulatedRequest request)
    {
        try
        {
            using var body = JsonDocument.Parse(request.Body);
            var calls = body.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).SelectMany(p => p.Value.EnumerateArray()).ToList();
            var queries = calls
                .Select(c => new EmulatedRequest("GET", Text(c, "url"), new Dictionary<string, string>()).Query("q"))
                .OfType<string>()
                .ToList();
            return (calls.TrueForAll(c => Text(c, "method") == "GET"), queries);
        }
        catch (JsonException)
        {
            return (false, []);
        }
    }

    private static EmulatedResponse Run(ApiCall call, RestRouter router, JsonElement subrequest, string url)
    {
        if (Text(subrequest, "method") != "GET")
            throw new EmulatorRefusedException("a composite subrequest other than GET");
        if (url.Contains("@{", StringComparison.Ordinal))
            throw new EmulatorRefusedException("a reference between composite subrequests");
        return router.HandleSubrequest(call, new EmulatedRequest("GET", url, call.Request.Headers));
    }

    private static JsonDocument Parse(ApiCall call)
    {
        try
        {
            return JsonDocument.Parse(call.Request.Body);
        }
        catch (JsonException)
        {
            throw new EmulatorRefusedException("a composite body that is not JSON");
        }
    }

    private static List<JsonElement> Array(JsonDocument body, string property)
    {
        if (!body.RootElement.TryGetProperty(property, out var array) || array.GetArrayLength() == 0)
            throw new EmulatorRefusedException("a composite body without " + property);
        if (array.GetArrayLength() > MaximumSubrequests)
            throw new EmulatorRefusedException($"a composite request with more than {MaximumSubrequests} subrequests");
        return array.EnumerateArray().ToList();
    }

    private static bool IsQuery(string url) => url.Contains("/query", StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
