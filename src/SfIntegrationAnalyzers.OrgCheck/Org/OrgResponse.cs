using System.Net;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>An answer that came to its end. The body may hold a token.</summary>
internal sealed record OrgResponse(Uri Url, HttpStatusCode Status, string? MediaType, ReadOnlyMemory<byte> Body)
{
    /// <summary>The request's id in Salesforce's logs.</summary>
    public string? RequestId { get; init; }

    /// <summary>Where a redirect leads, host only.</summary>
    public string? RedirectHost { get; init; }

    /// <summary>How long the server asks callers to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the request did what was asked.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body of a success, which must be JSON: a maintenance page comes as HTML with status 200.</summary>
    /// <exception cref="OrgException">It is not JSON.</exception>
    public JsonDocument ReadJson()
    {
        if (MediaType is null || !MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new OrgException(NotUnderstood(
                $"it is {MediaType ?? "of no stated type"} instead of JSON, as a maintenance or proxy page is"));
        }

        try
        {
            return StrictJson.Parse(Body);
        }
        catch (JsonException)
        {
            // The exception's own text quotes the body, which may hold a token.
            throw new OrgException(NotUnderstood("it is not valid JSON"));
        }
    }

    /// <summary>A failure that says what is wrong with this answer.</summary>
    /// <param name="why">A clause about the answer: <c>it has no records</c>.</param>
    public OrgFailure NotUnderstood(string why) =>
        new(OrgFailureKind.NotUnderstood, $"the answer of {Url.Host} to {Url.AbsolutePath} cannot be used: {why}")
        {
            HttpStatus = (int)Status,
            RequestId = RequestId,
        };

    /// <summary>Says nothing of the body, which may hold a token.</summary>
    public override string ToString() => $"{(int)Status} from {Url.Host}";
}
