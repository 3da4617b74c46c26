using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes policies of Polly that repeat only what can succeed.</summary>
internal static class NarrowedPolicy
{
    private const string Variable = "ex";

    /// <summary>
    /// <c>Handle&lt;ForceException&gt;()</c> with a predicate on the code;
    /// <c>Handle&lt;Exception&gt;()</c> gets the type of the client as well, and goes on to repeat what does not reach Salesforce.
    /// </summary>
    /// <param name="policy">The clause of the policy.</param>
    /// <param name="handled">The type that it handles.</param>
    /// <param name="repeated">The call that the policy repeats, if that is known.</param>
    /// <param name="source">The file and its compilation.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <returns>The clause, or <see langword="null"/> if the exception does not carry the code.</returns>
    public static InvocationExpressionSyntax? Of(
        InvocationExpressionSyntax policy,
        TypeSyntax handled,
        SalesforceCall? repeated,
        SourceScope source,
        CodeExpressions write)
    {
        if (source.TypeOf(handled) is not { } type)
        {
            return null;
        }

        var indentation = Layout.At(policy).IndentationOf(policy.GetLastToken());
        if (ClientExceptions.Describe(type) is { } handledError)
        {
            return Predicate(handledError, policy, indentation, write) is { } own
                ? policy.WithArgumentList(own.WithTriviaFrom(policy.ArgumentList))
                : null;
        }

        return repeated is not null && Narrower(repeated, policy, indentation, source, write) is var (thrown, predicate)
            ? OrUnreached("Or", repeated, thrown, source.Compilation, policy
                .ReplaceNode(handled, Imports.FullName(thrown).WithTriviaFrom(handled))
                .WithArgumentList(predicate.WithTriviaFrom(policy.ArgumentList)))
            : null;
    }

    /// <summary>The options of a strategy of version 8 with <c>ShouldHandle</c>.</summary>
    /// <param name="strategy">The creation of the options.</param>
    /// <param name="repeated">The call that the strategy repeats.</param>
    /// <param name="source">The file and its compilation.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <returns>The creation, or <see langword="null"/> if the exception does not carry the code.</returns>
    public static BaseObjectCreationExpressionSyntax? Of(
        BaseObjectCreationExpressionSyntax strategy, SalesforceCall repeated, SourceScope source, CodeExpressions write)
    {
        var layout = Layout.At(strategy);
        var first = strategy.Initializer?.Expressions.FirstOrDefault()?.GetFirstToken();
        var isOnLine = first is { } token && layout.IsFirstOnLine(token);
        var indentation = isOnLine ? layout.IndentationOf(first!.Value) : layout.InnerIndentation;
        if (Narrower(repeated, strategy, indentation, source, write) is not var (thrown, predicate)
            || source.TypeOf(strategy) is not INamedTypeSymbol options)
        {
            return null;
        }

        var result = options.TypeArguments.Length == 1 ? $"<{Imports.FullName(options.TypeArguments[0])}>" : "";
        var handling = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression(
            $"new global::Polly.PredicateBuilder{result}().Handle<{Imports.FullName(thrown)}>{predicate.ToFullString()}");
        var builder = OrUnreached("Handle", repeated, thrown, source.Compilation, handling);
        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName("ShouldHandle"),
            builder.WithNamesToShorten());
        assignment = isOnLine ? assignment.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)) : assignment;
        var initializer = strategy.Initializer ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
        return strategy.WithInitializer(With(initializer, assignment)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>An initializer with one more expression, behind a comma in the line of the one before.</summary>
    private static InitializerExpressionSyntax With(InitializerExpressionSyntax initializer, ExpressionSyntax added)
    {
        var all = initializer.Expressions.GetWithSeparators();
        if (all.LastOrDefault().AsNode() is { } last)
        {
            var comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, last.GetTrailingTrivia());
            all = all.Replace(last, last.WithoutTrailingTrivia()).Add(comma);
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(all.Add(added)));
    }

    /// <summary>Handles, besides, what comes where Salesforce cannot be reached.</summary>
    private static InvocationExpressionSyntax OrUnreached(
        string method, SalesforceCall repeated, ITypeSymbol thrown, Compilation compilation, InvocationExpressionSyntax handling) =>
        compilation.GetTypeByMetadataName(repeated.Library.ConnectionException) is { } unreached
        && !compilation.ClassifyCommonConversion(thrown, unreached).Exists
            ? SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression,
                    handling.WithoutTrailingTrivia(),
                    SyntaxFactory.GenericName(
                        SyntaxFactory.Identifier(method),
                        SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(Imports.FullName(unreached))))))
                .WithTrailingTrivia(handling.GetTrailingTrivia())
            : handling;

    private static (ITypeSymbol Thrown, ArgumentListSyntax Predicate)? Narrower(
        SalesforceCall repeated, SyntaxNode place, string indentation, SourceScope source, CodeExpressions write)
    {
        foreach (var thrown in ClientExceptions.Of(repeated, source.Compilation))
        {
            if (Predicate(thrown, place, indentation, write) is { } predicate)
            {
                return (thrown.Type, predicate);
            }
        }

        return null;
    }

    private static ArgumentListSyntax? Predicate(ThrownError thrown, SyntaxNode place, string indentation, CodeExpressions write)
    {
        if (write.Condition(ErrorQuestion.Passing, Variable, thrown, place) is not { } condition)
        {
            return null;
        }

        var lines = Layout.At(place).WriteInside(condition.ToString(), indentation);
        if (lines != condition.ToString())
        {
            condition = SyntaxFactory.ParseExpression(lines).WithNamesToShorten();
        }

        var space = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        var predicate = SyntaxFactory.SimpleLambdaExpression(SyntaxFactory.Parameter(SyntaxFactory.Identifier(Variable)), condition)
            .WithArrowToken(SyntaxFactory.Token(space, SyntaxKind.EqualsGreaterThanToken, space));
        return SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(predicate)));
    }
}
