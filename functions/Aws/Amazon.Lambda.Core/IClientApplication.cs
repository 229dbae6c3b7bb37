namespace Amazon.Lambda.Core;

/// <summary>Name and version of a mobile application, as its SDK reported them.</summary>
public interface IClientApplication
{
    string AppPackageName { get; }

    string AppTitle { get; }

    string AppVersionCode { get; }

    string AppVersionName { get; }

    string InstallationId { get; }
}
