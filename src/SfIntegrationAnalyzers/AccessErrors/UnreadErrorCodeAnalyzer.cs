using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Model;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2003: a status check whose failure branch never reads the error code, or only pastes the body into a message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadErrorCodeAnalyzer() : AccessErrorAnalyzer(Rule)
{
    /// <summary>The property of a diagnostic whose client has read the body before the check, as RestSharp has.</summary>
    internal const string IsBufferedProperty = "IsBuffered";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnreadErrorCode,
        "A failed Salesforce response is handled without its error code",
        "The failure branch of this check never reads the errorCode of the Salesforce response: the status alone does not tell API_DISABLED_FOR_ORG from REQUEST_LIMIT_EXCEEDED, both are 403. Read the error and decide on its errorCode.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Salesforce says why a call failed in the errorCode of the body; several codes share one HTTP status, and a body pasted into a message is lost to the program.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnreadErrorCode));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from status in file.Statuses
        where !status.DropsBody && !status.IsAnswer && !IsExtra(status, file) && !Probe.Includes(status.Check) && !ReadsOrHandsOn(status, file) && !ErrorPipeline.Classifies(status.Call, file.Source)
        select new AccessErrorFinding(Rule, status.Key, status.Check.GetLocation())
        {
            Properties = file.Source.TypeOf(status.Response)?.Name == "HttpResponseMessage" ? None : None.Add(IsBufferedProperty, "true"),
        };

    /// <summary>A nicety after the call that counts: its failure is meant to be passed over, as the catch clause around it says that carries on whatever comes.</summary>
    private static bool IsExtra(StatusDecision status, AccessErrorFile file) =>
        CatchDecisions.TriesAround(status.Check).FirstOrDefault()?.Catches.Any(clause => !Leaves(clause.Block)) == true
        && !status.Failure.Any(Leaves)
        && file.Statuses.Any(other => other.Member == status.Member && other.Check.SpanStart < status.Check.SpanStart);

    private static bool Leaves(SyntaxNode branch) => branch.DescendantNodesAndSelf().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax);

    private static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    private static bool ReadsOrHandsOn(StatusDecision status, AccessErrorFile file) =>
        CodeReading.IsIn(status.Member, file.Source)
        || IsReturnedAfter(status)
        || InOneStatement(status, file).SelectMany(each => each.Failure).Any(branch => CodeReading.ParsesBodyIn(branch, file.Source) || UsesParsed(branch, file.Source) || HandsOn(branch, status, file.Source) || IsRelayed(branch, status, file.Source));

    /// <summary>The checks of the same response in one statement, as one that answers with a value or with an error has them.</summary>
    private static IEnumerable<StatusDecision> InOneStatement(StatusDecision status, AccessErrorFile file) => status.Check.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is ReturnStatementSyntax answer
        ? file.Statuses.Where(other => other.Key == status.Key && answer.Span.Contains(other.Check.Span))
        : [status];

    /// <summary>Whether the branch of failure only notes it, and the response goes to the caller with all others.</summary>
    private static bool IsReturnedAfter(StatusDecision status) =>
        status.Failure is { Count: 1 } failure && failure[0] is StatementSyntax { Parent: var parent } branch
        && (parent is ElseClauseSyntax { Parent: var decided } ? decided : parent) is IfStatementSyntax { Parent: BlockSyntax block } check
        && !branch.DescendantNodesAndSelf().Any(node => node is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
        && block.Statements.Skip(block.Statements.IndexOf(check) + 1).FirstOrDefault(statement => statement is ReturnStatementSyntax or ThrowStatementSyntax) is ReturnStatementSyntax { Expression: { } answer }
        && answer.ToString() == status.Response.ToString();

    /// <summary>Whether the response or its text goes to the caller as it is: returned, or held by an exception of a type of its own.</summary>
    private static bool HandsOn(SyntaxNode branch, StatusDecision status, SourceScope source) =>
        branch.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.ToString() == status.Response.ToString() || IsBody(name, source))
            .Select(Whole)
            .Any(value => value.Parent switch
            {
                ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax kept } when value is AnonymousObjectCreationExpressionSyntax && AssignedValues.Invoked(kept) is "Serialize" or "SerializeObject" => true,
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } when IsTaken(taker, source) => true,
                ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } all } when all.Arguments.Any(argument => argument.Expression.ToString() == status.Response + ".StatusCode") => true,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax given } assignment when assignment.Right == value && source.SymbolOf(given) is IParameterSymbol { RefKind: not RefKind.None } => true,
                EqualsValueClauseSyntax => value is AnonymousObjectCreationExpressionSyntax,
                ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax created } => source.TypeOf(created)?.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Net.Http" or "System.Net" or "System.IO"),
                ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ReturnStatementSyntax or ThrowStatementSyntax or ArrowExpressionClauseSyntax } } => true,
                AssignmentExpressionSyntax assignment => assignment.Right == value && (value is IdentifierNameSyntax || assignment.Left is MemberAccessExpressionSyntax || assignment.Parent is InitializerExpressionSyntax),
                _ => false,
            });

    /// <summary>Whether the branch looks into what was parsed before the check.</summary>
    private static bool UsesParsed(SyntaxNode branch, SourceScope source) => branch.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Any(part =>
        part.Expression is IdentifierNameSyntax parsed && source.SymbolOf(parsed) is ILocalSymbol local
        && source.SourceOf(local).OfType<VariableDeclaratorSyntax>().Any(variable => variable.Initializer is { } value && MentionsBody(value) && CodeReading.ParsesBodyIn(value, source, depth: 0)));

    /// <summary>Whether the caller gets the status as it came, and the body is kept, as a relay does that writes it down.</summary>
    private static bool IsRelayed(SyntaxNode branch, StatusDecision status, SourceScope source) =>
        branch.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>().Any(answer => answer.DescendantNodes().OfType<ArgumentSyntax>().Any(argument =>
            (argument.Expression is CastExpressionSyntax number ? number.Expression : argument.Expression).ToString() == status.Response + ".StatusCode"))
        && branch.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax name && IsBody(name, source) || node.ToString() == status.Response + ".Content");

    /// <summary>Whether a collection or a function of the caller's takes the text, and does not only write it down.</summary>
    private static bool IsTaken(InvocationExpressionSyntax taker, SourceScope source) => source.SymbolOf(taker) is IMethodSymbol method
        && (method.MethodKind == MethodKind.DelegateInvoke || (method.Name == "Add" && method.ContainingType.AllInterfaces.Any(type => type.Name == "ICollection")))
        && !HandedOnException.OnlyRecords(taker, method);

    /// <summary>The value that a response or its text is all of, or an element of: <c>await response.Content.ReadAsStringAsync()</c>, <c>ok ? null : body</c>, <c>new[] { body }</c>.</summary>
    private static SyntaxNode Whole(IdentifierNameSyntax name)
    {
        SyntaxNode value = name;
        while (value.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == value && access.Name.Identifier.Text is "Content" or "ReadAsStringAsync" or "Result" or "ConfigureAwait",
            ConditionalExpressionSyntax choice => choice.Condition != value,
            InvocationExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression or (int)SyntaxKind.ArrayInitializerExpression } => true,
            BaseObjectCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax => value is InitializerExpressionSyntax,
            ExpressionElementSyntax or CollectionExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax or AnonymousObjectCreationExpressionSyntax => true,
            _ => false,
        })
        {
            value = value.Parent!;
        }

        return value;
    }

    private static bool IsBody(IdentifierNameSyntax name, SourceScope source) =>
        source.SymbolOf(name) is ILocalSymbol local
        && source.SourceOf(local).OfType<VariableDeclaratorSyntax>().Any(d => d.Initializer is { } initializer && MentionsBody(initializer));

    private static bool MentionsBody(SyntaxNode initializer) => initializer.ToString() is var text && (text.Contains("ReadAsString") || text.Contains(".Content"));
}
