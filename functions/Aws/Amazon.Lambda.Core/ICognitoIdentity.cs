namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity that a mobile application signed in with.</summary>
public interface ICognitoIdentity
{
    string IdentityId { get; }

    string IdentityPoolId { get; }
}
