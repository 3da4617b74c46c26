using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Finds the token that the code around a place passes on to what it calls, for one more call.</summary>
internal static class ScopeToken
{
    /// <summary>The name of the token, or nothing if none is passed on.</summary>
    /// <param name="place">Where the call will stand.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    public static string Of(SyntaxNode place, SemanticModel? model) => model is null
        ? ""
        : ParametersAround(place)
            .Where(parameter => model.GetDeclaredSymbol(parameter) is IParameterSymbol { RefKind: RefKind.None } symbol
                && symbol.Type.ToDisplayString() == "System.Threading.CancellationToken")
            .Select(parameter => parameter.Identifier.Text)
            .FirstOrDefault(name => IsPassedOn(name, place)) ?? "";

    /// <summary>Parameters that can be named at a place, the nearest function's first.</summary>
    private static IEnumerable<ParameterSyntax> ParametersAround(SyntaxNode place)
    {
        foreach (var node in place.Ancestors())
        {
            var (parameters, modifiers) = node switch
            {
                SimpleLambdaExpressionSyntax lambda => ([lambda.Parameter], lambda.Modifiers),
                ParenthesizedLambdaExpressionSyntax lambda => (lambda.ParameterList.Parameters, lambda.Modifiers),
                AnonymousMethodExpressionSyntax method => (method.ParameterList?.Parameters ?? default, method.Modifiers),
                LocalFunctionStatementSyntax function => (function.ParameterList.Parameters, function.Modifiers),
                BaseMethodDeclarationSyntax method => (method.ParameterList.Parameters, default),
                _ => (default(SeparatedSyntaxList<ParameterSyntax>), default(SyntaxTokenList)),
            };
            foreach (var parameter in parameters)
            {
                yield return parameter;
            }

            if (node is MemberDeclarationSyntax || modifiers.Any(SyntaxKind.StaticKeyword))
            {
                yield break;
            }
        }
    }

    private static bool IsPassedOn(string name, SyntaxNode place) => EnclosingMember.Of(place)
        .DescendantNodes()
        .OfType<ArgumentSyntax>()
        .Any(argument => argument.Expression is IdentifierNameSyntax passed && passed.Identifier.Text == name);
}
