using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>The calls to Salesforce in one file and the places where their failures are decided on, found once for all rules.</summary>
internal sealed class AccessErrorFile
{
    public AccessErrorFile(SourceScope source)
    {
        Source = source;
        Root = source.Tree.GetRoot(source.CancellationToken);
        Calls = [.. SalesforceCallFinder.In(Root, source).Concat(WrapperCalls.In(Root, source)).OrderBy(call => call.Node.SpanStart)];
        Catches = CatchDecisions.Of([.. Calls, .. HelperCalls.In(Root, source)], source);
        Comparisons = TextComparison.In(Root, source).ToList();
        Statuses = StatusDecisions.In(Root, source).ToList();
    }

    /// <summary>The compilation around the file.</summary>
    public SourceScope Source { get; }

    /// <summary>The file's syntax.</summary>
    public SyntaxNode Root { get; }

    /// <summary>All calls.</summary>
    public IReadOnlyList<SalesforceCall> Calls { get; }

    /// <summary>Catch clauses at which failures arrive.</summary>
    public IReadOnlyList<CatchDecision> Catches { get; }

    /// <summary>Comparisons with string constants.</summary>
    public IReadOnlyList<TextComparison> Comparisons { get; }

    /// <summary>Status checks of responses.</summary>
    public IReadOnlyList<StatusDecision> Statuses { get; }
}
