using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>What a composite or batch request asks for.</summary>
/// <param name="MayFailInPart">Neither <c>allOrNone</c> nor <c>haltOnError</c> is set.</param>
internal sealed record CompositeBody(IReadOnlyList<Subrequest> Subrequests, bool MayFailInPart)
{
    private const int MaximumSubrequests = 25;

    public bool IsReadOnly => Subrequests.All(s => s.Method == "GET");

    public IReadOnlyList<string> Queries => Subrequests
        .Select(s => new EmulatedRequest("GET", s.Url, new Dictionary<string, string>()).Query("q"))
        .OfType<string>()
        .ToList();

    /// <summary>Whether this is a request that holds others.</summary>
    public static bool IsIn(EmulatedRequest request) =>
        request.Method == "POST" && request.Path.Contains("/composite", StringComparison.Ordinal);

    /// <exception cref="EmulatorRefusedException">The body is none that the emulator knows the answer to.</exception>
    public static CompositeBody Parse(EmulatedRequest request)
    {
        var property = request.Path.EndsWith("/batch", StringComparison.Ordinal) ? "batchRequests" : "compositeRequest";
        var body = Json(request.Body);
        if (body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty(property, out var array)
            || array.ValueKind != JsonValueKind.Array)
            throw new EmulatorRefusedException("a composite body without a list " + property);
        if (array.GetArrayLength() is 0 or > MaximumSubrequests)
            throw new EmulatorRefusedException($"a composite request with {array.GetArrayLength()} subrequests");
        if (array.EnumerateArray().Any(s => s.ValueKind != JsonValueKind.Object))
            throw new EmulatorRefusedException("a composite subrequest that is no object");
        var subrequests = array.EnumerateArray()
            .Select(s => new Subrequest(Text(s, "method"), Text(s, "url"), Text(s, "referenceId")))
            .ToList();
        return new CompositeBody(subrequests, MayFailInPart: !Flag(body, "allOrNone") && !Flag(body, "haltOnError"));
    }

    private static JsonElement Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            throw new EmulatorRefusedException("a composite body that is not JSON");
        }
    }

    private static bool Flag(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement element, string property)
    {
        try
        {
            return element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            throw new EmulatorRefusedException($"a composite subrequest whose {property} is no text");
        }
    }
}

/// <param name="Url">As sent: a path from the root in a composite request, one from the version on in a batch.</param>
/// <param name="ReferenceId">Empty in a batch.</param>
internal sealed record Subrequest(string Method, string Url, string ReferenceId)
{
    public bool IsQuery => Url.Contains("/query", StringComparison.OrdinalIgnoreCase);
}
