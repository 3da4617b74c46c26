using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace SfIntegrationAnalyzers.OrgEmulator.Http;

/// <summary>A request after the path rules: leading slashes collapsed, a trailing one ignored.</summary>
internal sealed class EmulatedRequest
{
    private readonly Dictionary<string, string> _query;

    public EmulatedRequest(string method, string target, IReadOnlyDictionary<string, string> headers, string body = "")
    {
        Method = method;
        Target = target;
        Headers = headers;
        Body = body;
        var mark = target.IndexOf('?');
        Path = Normalize(mark < 0 ? target : target[..mark]);
        _query = QueryHelpers.ParseQuery(mark < 0 ? "" : target[mark..])
            .ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    public string Method { get; }

    /// <summary>Path and query exactly as sent.</summary>
    public string Target { get; }

    public string Path { get; }
    public IReadOnlyDictionary<string, string> Headers { get; }
    public string Body { get; }

    public string? Query(string name) => _query.GetValueOrDefault(name);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool IsGet => Method is "GET" or "HEAD";

    /// <summary>Parameters of a form, wherever they stand: some clients send them in the query string of an empty POST.</summary>
    public IReadOnlyDictionary<string, string> Form()
    {
        var form = new Dictionary<string, string>(_query);
        foreach (var (name, value) in QueryHelpers.ParseQuery(Body))
            form[name] = value.ToString();
        return form;
    }

    public string? BearerToken
    {
        get
        {
            const string Scheme = "Bearer ";
            var header = Header("Authorization");
            return header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                ? header[Scheme.Length..].Trim()
                : null;
        }
    }

    /// <summary>Bytes of the request line's URI and of all headers, which Salesforce limits.</summary>
    public int HeadBytes => Target.Length + Headers.Sum(h => h.Key.Length + h.Value.Length + 4);

    public static async Task<EmulatedRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new EmulatedRequest(context.Request.Method, target, headers, body);
    }

    private static string Normalize(string path)
    {
        var decoded = Uri.UnescapeDataString(path).TrimEnd('/');
        return "/" + decoded.TrimStart('/');
    }
}
