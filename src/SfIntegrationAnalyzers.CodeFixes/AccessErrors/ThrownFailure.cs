using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>What a failed branch throws once it has read the error.</summary>
internal static class ThrownFailure
{
    /// <summary>The bases of the error: a catch clause for one of them gets the error in its place.</summary>
    private static readonly HashSet<string> General = ["System.Exception", "System.Net.Http.HttpRequestException"];

    /// <summary>What stands before a status or a body in a text and says nothing without it: <c>failed with status code 403</c>.</summary>
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "status", "code", "statuscode", "http", "response", "message", "body", "content", "reason", "details", "detail", "answer", "error",
        "errors", "with", "was", "is", "of", "by", "due", "to", "because", "the", "a", "and", "returned", "returns", "got", "from",
    };

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private static readonly char[] Punctuation = [':', ',', ';', '.', '!', '-', '–', '=', '(', '[', '\'', '"'];

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
            || (General.Contains(type.ToDisplayString()) && !(type.Name == "Exception" && IsGuardedFromNetwork(thrown))))
        {
            var error = model is not null && ResponseErrorHelper.TakesFailure(model.Compilation) && FailureOf(creation) is { } failure
                ? $"new {ResponseErrorHelper.ThrownException.TypeName}({SymbolDisplay.FormatLiteral(failure, quote: true)}, {read})"
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

    /// <summary>
    /// What failed, in the words that the message begins with; <see langword="null"/> if it begins with something else, or with a label.
    /// </summary>
    private static string? FailureOf(BaseObjectCreationExpressionSyntax creation)
    {
        var text = FirstText(creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression).Trim();
        var end = text.EndsWith(":", StringComparison.Ordinal) ? text.LastIndexOf(". ", StringComparison.Ordinal) : -1;
        var words = (end < 0 ? text : text.Substring(0, end)).Split(Blanks, StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.LastOrDefault()?.Trim(Punctuation) is { } last && (last.Length == 0 || Labels.Contains(last)))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count < 2 ? null : string.Join(" ", words).TrimEnd(Punctuation);
    }

    /// <summary>The text that an expression begins with.</summary>
    private static string FirstText(ExpressionSyntax? message) => message switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax { Contents: var parts } when parts.FirstOrDefault() is InterpolatedStringTextSyntax text =>
            text.TextToken.ValueText,
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => FirstText(sum.Left),
        ParenthesizedExpressionSyntax inner => FirstText(inner.Expression),
        _ => "",
    };

    /// <summary>Whether a clause around takes an <c>HttpRequestException</c>, which the error is, for trouble of the network.</summary>
    private static bool IsGuardedFromNetwork(ExpressionSyntax thrown) => EnclosingTries.Guarding(thrown)
        .SelectMany(statement => statement.Catches)
        .Any(clause => clause.Declaration is { Type: var caught } && LastName.Of(caught) == "HttpRequestException");

    private static ArgumentListSyntax With(ArgumentListSyntax arguments, string read)
    {
        var written = arguments.ToString();
        return SyntaxFactory.ParseArgumentList(written.Substring(0, written.Length - 1) + ", " + read + ")").WithTriviaFrom(arguments);
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
