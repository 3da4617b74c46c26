namespace Microsoft.Build.Framework;

/// <summary>
/// Tells a multi-threaded MSBuild (<c>-mt</c>) that a task uses full paths only and changes no process-wide state, and so may run beside
/// others in one process. MSBuild goes by the full name of the attribute; the version of its own assembly that this project
/// compiles against does not have it yet. It is not inherited.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
