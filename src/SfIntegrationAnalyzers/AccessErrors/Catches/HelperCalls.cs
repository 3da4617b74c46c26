using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>
/// Finds, in guarded blocks, calls of the project's own methods that call Salesforce and let the failure out as an exception, such as
/// one that sends a ready-made request and ensures success, or a repository's around a client.
/// </summary>
internal static class HelperCalls
{
    /// <summary>How many methods may stand between the block and the call.</summary>
    private const int Depth = 3;

    /// <summary>
    /// The calls below a node that a catch clause guards; each describes what the method does, at the place that calls it.
    /// A method that signs in and calls does both.
    /// </summary>
    public static IEnumerable<SalesforceCall> In(SyntaxNode root, SourceScope source) =>
        from statement in root.DescendantNodesAndSelf().OfType<TryStatementSyntax>()
        where statement.Catches.Count > 0
        from invocation in statement.Block.DescendantNodes(RunsThere).OfType<InvocationExpressionSyntax>()
        where invocation.FirstAncestorOrSelf<BlockSyntax>(IsGuarded) == statement.Block
        from call in Behind(invocation, new CallArguments(), Depth, source)
        select call;

    /// <summary>Whether a clause in another type of the project catches what a type's own methods let out.</summary>
    public static bool AreCaughtOutside(INamedTypeSymbol type, SourceScope source, int depth = Depth)
    {
        if (depth == 0)
        {
            return false;
        }

        var sites = type.GetMembers()
            .OfType<IMethodSymbol>()
            .SelectMany(method => CallSites.Of(method, source))
            .OfType<InvocationExpressionSyntax>()
            .ToList();
        return sites.Any(site => IsCaughtAt(site, source))
            || type.GetMembers().OfType<IMethodSymbol>().Any(method => IsCaughtByBase(method, source))
            || sites.Select(site => source.ContainingType(site))
                .Distinct(SymbolEqualityComparer.Default)
                .OfType<INamedTypeSymbol>()
                .Any(caller => AreCaughtOutside(caller, source, depth - 1));
    }

    private static bool IsCaughtAt(InvocationExpressionSyntax site, SourceScope source) =>
        EnclosingTries.Guarding(site).Any()
        && Behind(site, new CallArguments(), Depth, source).Any(call => IsHeld(call, source));

    /// <summary>
    /// Whether an abstract class catches whatever comes where it calls what a method fills in, as <c>ExecuteAsync()</c> of a command.
    /// </summary>
    private static bool IsCaughtByBase(IMethodSymbol method, SourceScope source) =>
        method.OverriddenMethod is { IsAbstract: true } open
        && source.DeclarationsOf(open.ContainingType)
            .SelectMany(declaration => declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => Invocation.NameOf(call) == open.Name)
            .SelectMany(EnclosingTries.Guarding)
            .SelectMany(guard => guard.Catches)
            .Any(clause => clause.Filter is null
                && (clause.Declaration is null || ExceptionType.IsAny(source.TypeOf(clause.Declaration.Type))));

    private static bool RunsThere(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax => false,
        AnonymousFunctionExpressionSyntax function => UnattendedFunction.RunsWhereGiven(function),
        _ => true,
    };

    private static bool IsGuarded(BlockSyntax block) => block.Parent is TryStatementSyntax guarded && guarded.Block == block;

    private static IEnumerable<SalesforceCall> Behind(
        InvocationExpressionSyntax invocation, CallArguments arguments, int depth, SourceScope source)
    {
        if (depth == 0 || HelperOf(invocation, source) is not { } helper || !arguments.Enter(invocation, helper))
        {
            return [];
        }

        var calls =
            from declaration in source.SourceOf(helper)
            from inner in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>()
            from call in SalesforceCallFinder.Of(inner, source, arguments) is { } direct
                ? [direct]
                : Behind(inner, arguments, depth - 1, source)
            where Escapes(call, declaration, source)
                && (Invocation.IsOwn(invocation) || call.KeepsCode)
                && !CodeReading.IsIn(declaration, source)
                && !ErrorPipeline.Classifies(call, source)
            group call by call.IsLogin into ofAKind
            orderby ofAKind.Key
            select ofAKind.First() with { Node = invocation, Helper = helper };
        return calls.ToList();
    }

    /// <summary>The method of the project that an invocation calls.</summary>
    private static IMethodSymbol? HelperOf(InvocationExpressionSyntax invocation, SourceScope source) =>
        source.SymbolOf(invocation) is not IMethodSymbol called ? null
        : Invocation.IsOwn(invocation) ? source.Declares(called) ? called.OriginalDefinition : null
        : CalledMethods.Behind(called, source) is { } method && source.IsAboutSalesforce(method) ? method
        : null;

    /// <summary>Whether a failure of a call leaves the method that makes it as an exception.</summary>
    private static bool Escapes(SalesforceCall call, SyntaxNode declaration, SourceScope source) =>
        (call.Throws || ThrowsOverStatus(declaration)) && !IsHeld(call, source);

    /// <summary>Whether a clause around a call catches its failure, and does not let it go on.</summary>
    private static bool IsHeld(SalesforceCall call, SourceScope source) => EnclosingTries.Guarding(call.Node)
        .SelectMany(statement => statement.Catches)
        .Any(clause => CatchDecisions.ReachOf(clause, call, source) != CatchReach.None
            && !new CatchDecision(clause, [call], CatchReach.General).Rethrows);

    /// <summary>Whether a method throws some failure that a status tells, though it may hand back others.</summary>
    private static bool ThrowsOverStatus(SyntaxNode declaration) => declaration.DescendantNodes().Any(node => node switch
    {
        InvocationExpressionSyntax invocation => Invocation.NameOf(invocation) == "EnsureSuccessStatusCode",
        ThrowStatementSyntax or ThrowExpressionSyntax => FollowsStatusCheck(node),
        _ => false,
    });

    /// <summary>Whether a throw stands in a branch on a status, or after one.</summary>
    private static bool FollowsStatusCheck(SyntaxNode thrown) =>
        thrown.FirstAncestorOrSelf<CatchClauseSyntax>() is null
        && (thrown.Ancestors().Any(BranchesOnStatus)
            || (thrown.Parent is BlockSyntax block
                && block.Statements.TakeWhile(statement => statement != thrown).OfType<IfStatementSyntax>().Any(BranchesOnStatus)));

    private static bool BranchesOnStatus(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => MentionsStatus(branch.Condition),
        ConditionalExpressionSyntax choice => MentionsStatus(choice.Condition),
        SwitchStatementSyntax choice => MentionsStatus(choice.Expression),
        SwitchExpressionSyntax choice => MentionsStatus(choice.GoverningExpression),
        _ => false,
    };

    private static bool MentionsStatus(ExpressionSyntax condition) => CodeWords.AreIn(condition, "IsSuccess", "StatusCode");
}
