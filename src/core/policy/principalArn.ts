/**
 * The value of the condition key `aws:PrincipalArn` for a caller: the ARN of a user as it stands. Of
 * an assumed role it is the role's own, whose path the session's ARN leaves out, so it is not known
 * (AWS IAM: "AWS global condition context keys").
 */
export const principalArn = (caller: string | undefined): string | undefined =>
  caller !== undefined && /^arn:[\w-]+:iam::\d{12}:(?:user\/|root$)/.test(caller) ? caller : undefined;
