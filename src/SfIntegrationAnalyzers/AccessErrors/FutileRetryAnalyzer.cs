using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Retries;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2005: a retry or refresh that repeats what cannot succeed, or that misses the limits because they come as 403.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FutileRetryAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.FutileRetry,
        "A retry does not suit Salesforce's errors",
        "{0}. {1}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Repeating an access error wastes the daily quota and cannot succeed, repeating a refused login locks the user out, "
            + "and a policy on 429 and 5xx never sees Salesforce's limits, which come as 403.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.FutileRetry));

    private const string Advice =
        "Decide on the error code: retry UNABLE_TO_LOCK_ROW and SERVER_UNAVAILABLE, back off on REQUEST_LIMIT_EXCEEDED, "
            + "sign in again once on INVALID_SESSION_ID, and give up on the rest";

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file)
    {
        foreach (var decision in file.Catches)
        {
            if (CatchFilters.LetsThrough(decision, file.Source) && !CodeReading.IsIn(decision.Clause, file.Source)
                && RetryLoops.Describe(decision, file.Source) is var (problem, origin))
            {
                yield return new AccessErrorFinding(Rule, decision.Clause, decision.Location, problem, AdviceOn(origin))
                {
                    AdditionalLocations = decision.Calls.Select(call => call.Node.GetLocation()).Distinct().ToList(),
                };
            }
        }

        foreach (var refusal in EndlessRefresh.In(file.Root, file.Source))
        {
            yield return new AccessErrorFinding(Rule, refusal.Key, refusal.Check.GetLocation(), EndlessRefresh.Problem, Advice)
            {
                AdditionalLocations = [refusal.Call.Node.GetLocation()],
            };
        }

        foreach (var policy in RetryPolicies.In(file.Root, file.Source))
        {
            yield return new AccessErrorFinding(Rule, policy.Clause, policy.Clause.GetLocation(), policy.Problem, AdviceOn(policy.Origin))
            {
                AdditionalLocations = policy.Call is { } call ? [call.Node.GetLocation()] : [],
            };
        }
    }

    private static string AdviceOn(ErrorOrigin origin) => origin == ErrorOrigin.Api ? Advice : RefusedSignIn.Advice(origin);
}
