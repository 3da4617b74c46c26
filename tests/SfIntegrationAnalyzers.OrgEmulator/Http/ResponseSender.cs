using System.IO.Compression;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Http;

/// <summary>Puts an answer on the wire the way Salesforce's edge does: chunked, gzip if asked, a request id, its own date.</summary>
internal static class ResponseSender
{
    private const int LeastForGzip = 1000;

    public static async Task SendAsync(HttpContext context, EmulatedResponse response, DateTimeOffset now, Fault? fault)
    {
        var transport = fault?.Transport ?? Transport.Whole;
        if (transport == Transport.Reset)
        {
            context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
            return;
        }

        if (transport == Transport.SlowHeaders)
        {
            fault!.Struck?.Invoke();
            await Task.Delay(fault.Delay, context.RequestAborted);
        }

        WriteHeaders(context.Response, response, now);
        var body = Compressed(context, response);
        switch (transport)
        {
            case Transport.CutLength:
                context.Response.ContentLength = body.Length;
                await SendPartAsync(context, body, 0.5);
                throw new CutShortException();
            case Transport.CutChunks:
                await SendPartAsync(context, body, 0.5);
                throw new CutShortException();
            case Transport.CutGzip:
                await SendPartAsync(context, body, 0.5);
                break;
            case Transport.Stall:
                await SendPartAsync(context, body, fault!.Share);
                fault.Struck?.Invoke();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                break;
            case Transport.SlowDrip:
                await DripAsync(context, body, fault!.Delay);
                break;
            case Transport.ContentLength:
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
                break;
            default:
                await context.Response.StartAsync(context.RequestAborted);
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
                break;
        }
    }

    private static void WriteHeaders(HttpResponse response, EmulatedResponse answer, DateTimeOffset now)
    {
        var requestId = Guid.NewGuid().ToString("N");
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.Date = now.ToString("R");
        response.Headers.Server = "sfdcedge";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = "no-cache,must-revalidate,max-age=0,no-store,private";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-SFDC-Request-Id"] = requestId;
        response.Headers["X-Request-Id"] = requestId;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
    }

    private static ReadOnlyMemory<byte> Compressed(HttpContext context, EmulatedResponse answer)
    {
        var accepts = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (!accepts || answer.Body.Length < LeastForGzip)
            return answer.Body;
        context.Response.Headers.ContentEncoding = "gzip";
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(answer.Body.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    private static async Task SendPartAsync(HttpContext context, ReadOnlyMemory<byte> body, double share)
    {
        await context.Response.Body.WriteAsync(body[..(int)(body.Length * share)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task DripAsync(HttpContext context, ReadOnlyMemory<byte> body, TimeSpan pause)
    {
        const int Piece = 16;
        for (var at = 0; at < body.Length; at += Piece)
        {
            await context.Response.Body.WriteAsync(body.Slice(at, Math.Min(Piece, body.Length - at)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    }

    /// <summary>Makes the server close the connection behind the part that was sent, where an abort could overtake it.</summary>
    private sealed class CutShortException : Exception;
}
