using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Where a project has the helper, or will have it: a file of its own in editors, the end of the edited file under
/// <c>dotnet format</c>, which would write each added file into the project file, once for every target framework.
/// </summary>
internal sealed class HelperHome
{
    private const string FileName = "SalesforceResponse.cs";

    private readonly Project _project;
    private readonly DocumentId _edited;
    private readonly bool _isThere;
    private readonly bool _isInEdited;

    /// <param name="project">The project.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="edited">The first file that is edited.</param>
    /// <param name="root">That file's syntax.</param>
    public HelperHome(Project project, Compilation compilation, DocumentId edited, SyntaxNode root)
    {
        (_project, _edited) = (project, edited);
        var found = FoundIn(compilation);
        _isThere = found is not null;
        _isInEdited = IsInEditedOf(project.Solution);
        Namespace = found is not null
            ? NameOf(found.ContainingNamespace)
            : _isInEdited ? FirstIn(root) : string.Join(".", OfNewFile(project, compilation).Split('.').Select(Identifier));
    }

    /// <summary>The namespace; empty for the global one.</summary>
    public string Namespace { get; }

    /// <summary>
    /// Whether every project that has a file has the helper as well once the file calls it: a file of its own is added to one project.
    /// </summary>
    public static async Task<bool> ReachesAsync(Document document, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        if (IsInEditedOf(solution))
        {
            return true;
        }

        foreach (var other in document.GetLinkedDocumentIds().Select(id => solution.GetProject(id.ProjectId)!))
        {
            if (other.FilePath != document.Project.FilePath
                && await other.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
                && FoundIn(compilation) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the helper, unless the project has it.</summary>
    public async Task<Solution> AddAsync(Solution solution, ResponseErrorHelper helper, CancellationToken cancellationToken)
    {
        if (_isThere)
        {
            return solution;
        }

        var edited = solution.GetDocument(_edited)!;
        var root = (CompilationUnitSyntax)(await edited.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (_isInEdited)
        {
            return solution.WithDocumentSyntaxRoot(_edited, WithMembers(root, helper.ToMembers()));
        }

        var near = await edited.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var text = SourceText.From(
            helper.ToFile(Namespace).Replace("\n", LineEnd.Of(root).ToString()),
            near.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var folder = Path.GetDirectoryName(_project.FilePath ?? edited.FilePath);
        var path = string.IsNullOrEmpty(folder) ? FileName : Path.Combine(folder, FileName);
        return solution.AddDocument(DocumentId.CreateNewId(_project.Id), FileName, text, filePath: path);
    }

    private static bool IsInEditedOf(Solution solution) => solution.Workspace.Kind == WorkspaceKind.MSBuild;

    private static ISymbol? FoundIn(Compilation compilation) =>
        compilation.GetSymbolsWithName(ResponseErrorHelper.TypeName, SymbolFilter.Type).FirstOrDefault();

    private static SyntaxNode WithMembers(CompilationUnitSyntax root, IReadOnlyList<MemberDeclarationSyntax> types)
    {
        var lineEnd = LineEnd.Of(root);
        MemberDeclarationSyntax[] apart = [types[0].WithLeadingTrivia(types[0].GetLeadingTrivia().Insert(0, lineEnd)), .. types.Skip(1)];
        return root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() switch
        {
            FileScopedNamespaceDeclarationSyntax space => root.ReplaceNode(space, space.AddMembers(apart)),
            NamespaceDeclarationSyntax space => root.ReplaceNode(space, space.AddMembers(apart)),
            _ => root.AddMembers(apart),
        };
    }

    private static string NameOf(INamespaceSymbol space) => space.IsGlobalNamespace ? "" : space.ToDisplayString();

    private static string FirstIn(SyntaxNode root) =>
        root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    /// <summary>A part of a name that may hold anything, as the name of a project does, as C# can write it.</summary>
    private static string Identifier(string part)
    {
        var written = string.Concat(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.GetKeywordKind(written) != SyntaxKind.None ? "@" + written
            : SyntaxFacts.IsValidIdentifier(written) ? written
            : "_" + written;
    }

    private static string OfNewFile(Project project, Compilation compilation) =>
        project.DefaultNamespace is { Length: > 0 } own
            ? own
            : compilation.AssemblyName ?? "Salesforce";
}
