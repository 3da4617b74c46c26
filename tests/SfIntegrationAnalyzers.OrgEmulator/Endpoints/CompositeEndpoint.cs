using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Endpoints;

/// <summary>Several calls in one. Only reads: the emulator has nothing to write to.</summary>
internal static class CompositeEndpoint
{
    private const int MaximumQueries = 5;

    /// <summary>Counts as one API call, whatever it holds.</summary>
    public static EmulatedResponse Composite(ApiCall call, RestRouter router)
    {
        var body = CompositeBody.Parse(call.Request);
        if (body.Subrequests.Count(s => s.IsQuery) > MaximumQueries)
            throw new EmulatorRefusedException($"a composite request with more than {MaximumQueries} queries");
        var answers = body.Subrequests.Select(s => (Reference: s.ReferenceId, Answer: Run(call, router, s, s.Url))).ToList();
        RefuseHalfWay(body, answers.Select(a => a.Answer));
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
        var body = CompositeBody.Parse(call.Request);
        var answers = body.Subrequests.Select(s => Run(call, router, s, "/services/data/" + s.Url.TrimStart('/'))).ToList();
        RefuseHalfWay(body, answers);
        call.Server.Usage.Used += answers.Count - 1;
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

    /// <summary>
    /// That the rest is rolled back or left out is documented; how that reads where all parts are reads, nobody has shown.
    /// </summary>
    private static void RefuseHalfWay(CompositeBody body, IEnumerable<EmulatedResponse> answers)
    {
        if (!body.MayFailInPart && answers.Any(a => a.Status >= 400))
            throw new EmulatorRefusedException("a composite request with allOrNone or haltOnError of which a part fails");
    }

    private static EmulatedResponse Run(ApiCall call, RestRouter router, Subrequest subrequest, string url)
    {
        if (subrequest.Method != "GET")
            throw new EmulatorRefusedException("a composite subrequest other than GET");
        if (url.Contains("@{", StringComparison.Ordinal))
            throw new EmulatorRefusedException("a reference between composite subrequests");
        return router.HandleSubrequest(call, new EmulatedRequest("GET", url, call.Request.Headers));
    }
}
