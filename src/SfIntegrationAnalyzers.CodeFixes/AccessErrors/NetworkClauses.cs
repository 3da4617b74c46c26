using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Knows the catch clauses that take an <c>HttpRequestException</c>, which the error of a response is, for trouble of the network.
/// </summary>
internal static class NetworkClauses
{
    private const string Exception = "HttpRequestException";

    private static readonly PerCompilation<HashSet<string>> Guarded = new();

    /// <summary>Whether such a clause stands around a place.</summary>
    public static bool IsAround(SyntaxNode place) => EnclosingTries.Guarding(place).Any(IsOne);

    /// <summary>Whether such a clause stands around what may be a call of the method that a place is in.</summary>
    public static bool IsAroundCallsOf(SyntaxNode place, Compilation compilation) =>
        EnclosingMember.Of(place) is MethodDeclarationSyntax method
        && Guarded.Of(compilation, () => CalledIn(compilation)).Contains(method.Identifier.ValueText);

    /// <summary>
    /// The names of the project's own methods that are called where such a clause guards them. <see cref="CallSites"/> knows the calls in
    /// files about Salesforce, and who calls the repository need not say so.
    /// </summary>
    private static HashSet<string> CalledIn(Compilation compilation) => [..
        from tree in compilation.SyntaxTrees
        where tree.GetText().Has(Exception)
        let model = compilation.GetSemanticModel(tree)
        from statement in tree.GetRoot().DescendantNodes().OfType<TryStatementSyntax>()
        where IsOne(statement)
        from call in statement.Block.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let called = model.GetSymbolInfo(call).Symbol
        where called is null || SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, compilation.Assembly)
        select Invocation.NameOf(call)];

    private static bool IsOne(TryStatementSyntax statement) => statement.Catches.Any(clause =>
        (clause.Declaration is { Type: var caught } && LastName.Of(caught) == Exception)
        || clause.Filter?.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => LastName.Of(name) == Exception) == true);
}
