using System.Buffers;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>A way to ask several questions in one request: nothing but GET.</summary>
/// <param name="resource">The address below the API version.</param>
/// <param name="mostParts">How many questions fit.</param>
/// <param name="mostQueries">How many of them may be queries.</param>
internal abstract class ManyInOne(string resource, int mostParts, int mostQueries)
{
    /// <summary>Counts as one API call, and takes up to five queries (REST API guide, Composite).</summary>
    public static ManyInOne Composite { get; } = new CompositeResource();

    /// <summary>Counts as a call for each question, and takes 25 of whatever kind (REST API guide, Composite Batch).</summary>
    public static ManyInOne Batch { get; } = new BatchResource();

    /// <summary>The address below the API version.</summary>
    public string Resource => resource;

    /// <summary>How many of the questions may be queries.</summary>
    public int MostQueries => mostQueries;

    /// <summary>Divides questions into as few requests as hold them.</summary>
    public List<List<Ask>> Pack(IEnumerable<Ask> asks)
    {
        var requests = new List<List<Ask>>();
        foreach (var ask in asks)
        {
            var request = requests.Find(request =>
                request.Count < mostParts
                && (!ask.IsQuery || request.Count(other => other.IsQuery) < mostQueries));
            if (request is null)
            {
                requests.Add(request = []);
            }

            request.Add(ask);
        }

        return requests;
    }

    /// <summary>The request's body.</summary>
    public byte[] Write(List<Ask> asks, ApiVersion version)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(body);
        Write(writer, asks, version);
        writer.Flush();
        return body.WrittenSpan.ToArray();
    }

    /// <summary>The answers in the order of the questions; null where they are not those that were asked for.</summary>
    public abstract List<PartAnswer>? Read(JsonElement root, int count);

    /// <summary>Writes the request's body.</summary>
    protected abstract void Write(Utf8JsonWriter writer, List<Ask> asks, ApiVersion version);

    private static PartAnswer? AnswerOf(JsonElement part, string status, string body) =>
        part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty(status, out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number)
        && part.TryGetProperty(body, out var content)
            ? new PartAnswer(number, content)
            : null;

    private static JsonElement? PartsOf(JsonElement root, string name, int count) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty(name, out var parts)
        && parts.ValueKind == JsonValueKind.Array
        && parts.GetArrayLength() == count
            ? parts
            : null;

    private sealed class CompositeResource() : ManyInOne("composite", mostParts: 25, mostQueries: 5)
    {
        /// <inheritdoc/>
        public override List<PartAnswer>? Read(JsonElement root, int count)
        {
            if (PartsOf(root, "compositeResponse", count) is not { } parts)
            {
                return null;
            }

            var inOrder = new PartAnswer?[count];
            foreach (var part in parts.EnumerateArray())
            {
                if (AnswerOf(part, "httpStatusCode", "body") is not { } answer
                    || !part.TryGetProperty("referenceId", out var id)
                    || id.ValueKind != JsonValueKind.String
                    || Enumerable.Range(0, count).FirstOrDefault(index => id.ValueEquals($"q{index}"), -1) is not (>= 0 and var at)
                    || inOrder[at] is not null)
                {
                    return null;
                }

                inOrder[at] = answer;
            }

            return [.. inOrder.OfType<PartAnswer>()];
        }

        /// <inheritdoc/>
        protected override void Write(Utf8JsonWriter writer, List<Ask> asks, ApiVersion version)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("allOrNone", false);
            writer.WriteStartArray("compositeRequest");
            for (var index = 0; index < asks.Count; index++)
            {
                writer.WriteStartObject();
                writer.WriteString("method", "GET");
                writer.WriteString("url", $"/services/data/v{version}/{asks[index].Resource}");
                writer.WriteString("referenceId", $"q{index}");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private sealed class BatchResource() : ManyInOne("composite/batch", mostParts: 25, mostQueries: 25)
    {
        /// <inheritdoc/>
        public override List<PartAnswer>? Read(JsonElement root, int count)
        {
            if (PartsOf(root, "results", count) is not { } parts)
            {
                return null;
            }

            var answers = parts.EnumerateArray().Select(part => AnswerOf(part, "statusCode", "result")).OfType<PartAnswer>().ToList();
            return answers.Count == count ? answers : null;
        }

        /// <inheritdoc/>
        protected override void Write(Utf8JsonWriter writer, List<Ask> asks, ApiVersion version)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("haltOnError", false);
            writer.WriteStartArray("batchRequests");
            foreach (var ask in asks)
            {
                writer.WriteStartObject();
                writer.WriteString("method", "GET");
                writer.WriteString("url", $"v{version}/{ask.Resource}");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}

/// <summary>The answer to one of several questions.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Body">Its body.</param>
internal sealed record PartAnswer(int Status, JsonElement Body);
