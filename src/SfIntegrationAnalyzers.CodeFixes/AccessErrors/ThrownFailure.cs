using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>What a failed branch throws once it has read the error.</summary>
internal static class ThrownFailure
{
    /// <summary>What many teams let a line have.</summary>
    private const int Longest = 120;

    /// <summary>The bases of the error: a catch clause for one of them gets the error in its place.</summary>
    private static readonly HashSet<string> General = ["System.Exception", "System.Net.Http.HttpRequestException"];

    /// <summary>
    /// The error in place of a general exception, with the words that say what failed; around it an exception of a type of its own, for
    /// which there may be a catch clause or a host that answers it.
    /// </summary>
    /// <param name="thrown">What is thrown.</param>
    /// <param name="read">The expression that reads the error.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    /// <returns>What to throw, or <see langword="null"/> if the exception can hold no other, or is made elsewhere.</returns>
    public static ExpressionSyntax? Of(ExpressionSyntax thrown, string read, SemanticModel? model)
    {
        if (thrown is not BaseObjectCreationExpressionSyntax creation)
        {
            // Whoever made it knows more than the response: that the network failed, say.
            return null;
        }

        if (model?.GetTypeInfo(thrown).Type is not { TypeKind: TypeKind.Class } type
            || (General.Contains(type.ToDisplayString()) && !(type.Name == "Exception" && IsTakenForNetwork(thrown, model))))
        {
            var error = model is not null
                && ResponseErrorHelper.TakesFailure(model.Compilation)
                && FailureWords.Of(creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression, model) is { } failure
                    ? $"new {ResponseErrorHelper.ThrownException.TypeName}({failure}, {read})"
                    : read;
            return SyntaxFactory.ParseExpression(error).WithTriviaFrom(thrown);
        }

        return creation is { ArgumentList: { Arguments.Count: > 0 } arguments }
            && arguments.Arguments.All(argument => argument.NameColon is null)
            && model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor
            && HasCauseBehind(constructor, arguments.Arguments.Count)
                ? creation.WithArgumentList(With(arguments, read))
                : null;
    }

    /// <summary>Whether what is thrown is the error itself, and not an exception around it.</summary>
    /// <param name="written">What is thrown instead.</param>
    public static bool IsError(ExpressionSyntax written) => written switch
    {
        ObjectCreationExpressionSyntax creation => LastName.Of(creation.Type) == ResponseErrorHelper.ThrownException.TypeName,
        BaseObjectCreationExpressionSyntax => false,
        _ => true,
    };

    private static bool IsTakenForNetwork(SyntaxNode thrown, SemanticModel model) =>
        NetworkClauses.IsAround(thrown) || NetworkClauses.IsAroundCallsOf(thrown, model.Compilation);

    /// <summary>
    /// Arguments with one more behind them, on a line of its own where the line of a statement would become a long one.
    /// </summary>
    private static ArgumentListSyntax With(ArgumentListSyntax arguments, string read)
    {
        var written = arguments.ToString();
        var end = arguments.SyntaxTree.GetLineSpan(arguments.Span).EndLinePosition.Character + read.Length;
        var more = end > Longest
            && arguments.FirstAncestorOrSelf<ThrowStatementSyntax>() is { } statement
            && Layout.At(statement) is var layout
            && layout.IsFirstOnLine(statement.ThrowKeyword)
                ? layout.WriteInside("\n" + read, layout.Indentation)
                : " " + read;
        return SyntaxFactory.ParseArgumentList(written.Substring(0, written.Length - 1) + "," + more + ")").WithTriviaFrom(arguments);
    }

    /// <summary>Whether the type has a constructor with an exception behind the parameters that are given.</summary>
    private static bool HasCauseBehind(IMethodSymbol constructor, int given) => constructor.ContainingType.InstanceConstructors.Any(other =>
        other.DeclaredAccessibility >= constructor.DeclaredAccessibility
        && other.Parameters.Length > given
        && other.Parameters[given].Type.ToDisplayString().TrimEnd('?') == "System.Exception"
        && other.Parameters.Skip(given + 1).All(parameter => parameter.IsOptional)
        && constructor.Parameters.Take(given).All(parameter =>
            SymbolEqualityComparer.Default.Equals(parameter.Type, other.Parameters[parameter.Ordinal].Type)));
}
