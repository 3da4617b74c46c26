using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Writes what the helper is given of a response whose body the client has read.</summary>
internal static class ReadBody
{
    /// <summary>The body, the status and the reason, or <see langword="null"/> if the client leaves the body to be read.</summary>
    /// <param name="response">The response.</param>
    /// <param name="client">What is known of its type.</param>
    /// <param name="place">Where it is written.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    public static string? Of(ExpressionSyntax response, ClientResponse client, SyntaxNode place, SemanticModel? model)
    {
        if (client.Bodies.Count == 0)
        {
            return null;
        }

        string Written(string expression) => expression.Replace("{r}", response.ToString());
        var status = Written("{r}.StatusCode");
        var bodies = client.Bodies.Select(Written).ToList();
        var body = bodies.FirstOrDefault(each => TypeOf(each, place, model)?.SpecialType == SpecialType.System_String) ?? bodies[0];
        var isNullable = TypeOf(status, place, model)?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return $"{body}, {status}{(isNullable ? ".GetValueOrDefault()" : "")}, {Written(client.Reason)}";
    }

    private static ITypeSymbol? TypeOf(string expression, SyntaxNode place, SemanticModel? model) => model?.GetSpeculativeTypeInfo(
        place.SpanStart, SyntaxFactory.ParseExpression(expression), SpeculativeBindingOption.BindAsExpression).Type;
}
